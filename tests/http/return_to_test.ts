import assert from "node:assert/strict";
import { safeReturnPath } from "../../lib/http/return_to.ts";

Deno.test("return addresses are paths of this site, with their query", () => {
  for (
    const path of [
      "/",
      "/appointments",
      "/therapists?specialty=grief&state=NY",
      "/therapists/4f8c/book?day=2026-03-08&timeZone=America%2FNew_York",
      "/therapists?q=%C3%A9t%C3%A9",
    ]
  ) assert.equal(safeReturnPath(path), path);
});

Deno.test("return addresses contain no //host, /\\host, scheme, encoded or control characters", () => {
  for (
    const path of [
      "//evil.example",
      "///evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "/\t/evil.example",
      "/\n/evil.example",
      " //evil.example",
      "/ /evil.example",
      "/.//evil.example",
      "/a/..//evil.example",
      "/./\\evil.example",
      "/therapists\\evil",
      "/%2f/evil.example",
      "/%2F%2Fevil.example",
      "/%5Cevil.example",
      "/%5c%5cevil.example",
      "/%252fevil.example",
      "/a%0d%0aset-cookie:x",
      "/a?x=%0a",
      "/a?x=%00",
      "/a%7f",
      "https://evil.example",
      "https:evil.example",
      "https:/evil.example",
      "javascript:alert(1)",
      "evil.example",
      "@evil.example",
      "",
      "?x",
      "#x",
      "/ä",
      "/\u2028",
      "/" + "a".repeat(1001),
      null,
      undefined,
      ["/appointments"],
    ]
  ) assert.equal(safeReturnPath(path), null, JSON.stringify(path));
});

Deno.test("a returned address never resolves to another host", () => {
  for (const path of ["/a/../b", "/a/./b", "/;@evil.example", "/:80", "/a#//evil.example", "/..//"]) {
    const safe = safeReturnPath(path);
    if (safe !== null) assert.equal(new URL(safe, "https://bloom.example").host, "bloom.example", path);
  }
});

Deno.test("return addresses never lead to sign-in, sign-up, sign-out or anything that is not a page", () => {
  for (
    const path of [
      "/sign-in",
      "/sign-in?returnTo=/",
      "/sign-up",
      "/sign-out",
      "/verify-email/x",
      "/api/appointments",
    ]
  ) {
    assert.equal(safeReturnPath(path), null, path);
  }
  assert.equal(safeReturnPath("/sign-ins"), "/sign-ins");
});
