import assert from "node:assert/strict";
import {
  clearedSignUpCookie,
  signUpAttempt,
  signUpCookie,
} from "../../../lib/site/cookies/sign_up_cookie.ts";

const https = { origin: "https://bloom.example" };
const http = { origin: "http://localhost:3000" };
const id = "0b6f0a8e-6a3c-4d8e-9a51-0c3de7a4a1b2";
const asking = (cookie: string) => new Request("https://bloom.example/", { headers: { cookie } });

Deno.test("the sign-up cookie lasts for a day, for this host and the server alone", () => {
  assert.equal(
    signUpCookie(id, https),
    `__Host-bloom_sign_up=${id}; Max-Age=86400; Path=/; HttpOnly; SameSite=Lax; Secure`,
  );
  assert.equal(signUpCookie(id, http), `bloom_sign_up=${id}; Max-Age=86400; Path=/; HttpOnly; SameSite=Lax`);
  assert.equal(clearedSignUpCookie(http), "bloom_sign_up=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
});

Deno.test("the attempt is found among other cookies, and only under the site's name", () => {
  assert.equal(signUpAttempt(asking(`a=1; __Host-bloom_sign_up=${id}; b=2`), https), id);
  assert.equal(
    signUpAttempt(asking(`bloom_sign_up=${id}`), https),
    null,
    "A sibling domain could plant this one.",
  );
  assert.equal(signUpAttempt(asking(`bloom_sign_up=${id}`), http), id);
  assert.equal(signUpAttempt(new Request("https://bloom.example/"), https), null);
});

Deno.test("a cookie without an ID is not an attempt", () => {
  for (const value of ["", "x", "' OR 1=1", `${id}x`, id.toUpperCase()]) {
    assert.equal(signUpAttempt(asking(`bloom_sign_up=${value}`), http), null, value);
  }
});
