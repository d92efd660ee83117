import assert from "node:assert/strict";
import {
  clearedSessionCookie,
  sessionCookie,
  sessionToken,
} from "../../../lib/site/cookies/session_cookie.ts";

const secure = { origin: "https://bloom.example" };
const until = Temporal.Instant.from("2026-12-01T00:00:00Z");

Deno.test("over https the session cookie is __Host-, Secure, HttpOnly and SameSite", () => {
  const cookie = sessionCookie("token", until, secure);
  assert.match(cookie, /^__Host-bloom_session=token; Expires=Tue, 01 Dec 2026 00:00:00 GMT; /);
  for (const attribute of ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"]) {
    assert.ok(cookie.split("; ").includes(attribute), attribute);
  }
  assert.ok(!/domain/i.test(cookie));
});

Deno.test("over https a cookie without the prefix, which a sibling domain could plant, is ignored", () => {
  const request = new Request(secure.origin, { headers: { cookie: "bloom_session=planted" } });
  assert.equal(sessionToken(request, secure), null);
});

Deno.test("a token is found among other cookies", () => {
  const request = new Request(secure.origin, { headers: { cookie: "a=b; __Host-bloom_session=token; c=d" } });
  assert.equal(sessionToken(request, secure), "token");
});

Deno.test("signing out empties the same cookie", () => {
  assert.match(clearedSessionCookie(secure), /^__Host-bloom_session=; Max-Age=0; Path=\//);
});
