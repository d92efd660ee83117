import assert from "node:assert/strict";
import { passwordProblem } from "../../../lib/auth/password/password_rules.ts";

const ada = { name: "Ada Lovelace-King", email: "ada.king@analytical.example" };

Deno.test("a commonly guessed password is refused with the reason", async () => {
  for (
    const password of [
      "password",
      "Password123!",
      "p4ssw0rd2026",
      "iloveyou1",
      "Qwertyuiop",
      "1q2w3e4r5t",
      "11111111",
      "12345678",
      "87654321",
      "abababab",
      "abcdefgh",
      "Bloom2026!",
      "!!!!!!!!",
    ]
  ) {
    assert.match(await passwordProblem(password, ada) ?? "accepted", /Choose another/, password);
  }
});

Deno.test("a user's own name or address is not accepted as a password, however decorated", async () => {
  for (
    const password of [
      "ada.king@analytical.example",
      "AdaKing1815",
      "Ada Lovelace-King",
      "Lovelace-King99",
      "ada.king!",
    ]
  ) {
    assert.match(await passwordProblem(password, ada) ?? "accepted", /isn't your name/, password);
  }
});

Deno.test("any other password is accepted: phrases, spaces, any script, no composition rules", async () => {
  for (
    const password of [
      "tulips at half past four",
      "kgszqwtvpm",
      "%$&!/()=?§",
      "мороз и солнце",
      "四季の花が咲く庭に",
      "bloom-demo-2026",
      "Adalbert's bicycle",
    ]
  ) {
    assert.equal(await passwordProblem(password, ada), null, password);
  }
});

Deno.test("only the first 32 characters are estimated, because longer ones would hold up every other request", async () => {
  const strong = "tulips at half past four, seven herons on a jetty";
  assert.equal(await passwordProblem(strong, ada), null);
  assert.match(await passwordProblem("a".repeat(32) + strong, ada) ?? "accepted", /Choose another/);
  assert.equal(await passwordProblem("a".repeat(12) + strong, ada), null);
});

Deno.test("a common password is recognized with symbols in place of its letters", async () => {
  for (const password of ["p@ssw0rd", "P4$$w0rd!", "1l0v3y0u", "b@s3b@ll1", "$un$h1n3!"]) {
    assert.match(await passwordProblem(password, ada) ?? "accepted", /Choose another/, password);
  }
});
