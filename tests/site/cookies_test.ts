import assert from "node:assert/strict";
import { sessionCookie, signUpCookie } from "../../lib/site/cookies.ts";

const secure = { origin: "https://bloom.example" };
const until = Temporal.Instant.from("2026-12-01T00:00:00Z");

Deno.test("over https the session cookie is __Host-, Secure, HttpOnly and SameSite", () => {
  const cookie = sessionCookie.set("token", secure, { until });
  assert.match(cookie, /^__Host-bloom_session=token; Expires=Tue, 01 Dec 2026 00:00:00 GMT; /);
  for (const attribute of ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"]) {
    assert.ok(cookie.split("; ").includes(attribute), attribute);
  }
  assert.ok(!/domain/i.test(cookie));
});

Deno.test("over https a cookie without the prefix, as a sibling domain could plant it, is ignored", () => {
  const request = new Request(secure.origin, { headers: { cookie: "bloom_session=planted" } });
  assert.equal(sessionCookie.read(request, secure), null);
});

Deno.test("a token is found among other cookies", () => {
  const request = new Request(secure.origin, { headers: { cookie: "a=b; __Host-bloom_session=token; c=d" } });
  assert.equal(sessionCookie.read(request, secure), "token");
});

Deno.test("signing out empties the same cookie", () => {
  assert.match(sessionCookie.clear(secure), /^__Host-bloom_session=; Max-Age=0; Path=\//);
});

const https = { origin: "https://bloom.example" };
const http = { origin: "http://localhost:3000" };
const id = "0b6f0a8e-6a3c-4d8e-9a51-0c3de7a4a1b2";
const asking = (cookie: string) => new Request("https://bloom.example/", { headers: { cookie } });

Deno.test("the browser remembers its sign-up for a day, for this host and the server alone", () => {
  assert.equal(
    signUpCookie.set(id, https),
    `__Host-bloom_sign_up=${id}; Max-Age=86400; Path=/; HttpOnly; SameSite=Lax; Secure`,
  );
  assert.equal(
    signUpCookie.set(id, http),
    `bloom_sign_up=${id}; Max-Age=86400; Path=/; HttpOnly; SameSite=Lax`,
  );
  assert.equal(signUpCookie.clear(http), "bloom_sign_up=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
});

Deno.test("the attempt is read among other cookies, and only under the name that the site uses", () => {
  assert.equal(signUpCookie.read(asking(`a=1; __Host-bloom_sign_up=${id}; b=2`), https), id);
  assert.equal(
    signUpCookie.read(asking(`bloom_sign_up=${id}`), https),
    null,
    "A sibling domain could plant this one.",
  );
  assert.equal(signUpCookie.read(asking(`bloom_sign_up=${id}`), http), id);
  assert.equal(signUpCookie.read(new Request("https://bloom.example/"), https), null);
});

Deno.test("a cookie without a valid ID is not accepted as an attempt", () => {
  for (const value of ["", "x", "' OR 1=1", `${id}x`, id.toUpperCase()]) {
    assert.equal(signUpCookie.read(asking(`bloom_sign_up=${value}`), http), null, value);
  }
});
