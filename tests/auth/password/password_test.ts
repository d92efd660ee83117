import assert from "node:assert/strict";
import { readConfig } from "../../../lib/config/config.ts";
import { hashPassword, verifyPassword } from "../../../lib/auth/password/password.ts";

const usual = readConfig({});
const cheap = readConfig({ PASSWORD_COST: "4" });

Deno.test("a password is hashed with bcrypt at the required cost", async () => {
  const hash = await hashPassword(usual, "a calm gray morning");
  assert.match(hash, /^\$2[aby]\$12\$/);
  assert.equal(await verifyPassword(usual, "a calm gray morning", hash), true);
  assert.equal(await verifyPassword(usual, "A calm gray morning", hash), false);
});

Deno.test("every byte of a long password counts, even beyond bcrypt's 72", async () => {
  const long = "x".repeat(999);
  const hash = await hashPassword(cheap, long + "1");
  assert.equal(await verifyPassword(usual, long + "1", hash), true);
  assert.equal(await verifyPassword(usual, long + "2", hash), false);
});

Deno.test("both encodings of an accented letter are the same password, on every keyboard", async () => {
  const hash = await hashPassword(cheap, "cafe\u0301 cre\u0300me");
  assert.equal(await verifyPassword(usual, "caf\u00e9 cr\u00e8me", hash), true);
});

Deno.test("a hash is worthless without the pepper", async () => {
  const hash = await hashPassword(cheap, "a calm gray morning");
  assert.equal(
    await verifyPassword(
      { ...cheap, passwordPepper: new Uint8Array(32).fill(8) },
      "a calm gray morning",
      hash,
    ),
    false,
  );
});

Deno.test("without a hash to compare with, bcrypt still runs", async () => {
  let isAnswered = false;
  const answer = verifyPassword(usual, "a calm gray morning", null).then(() => isAnswered = true);
  // Work on this thread is done by now; bcrypt runs on another.
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
  assert.equal(isAnswered, false);
  await answer;
});

Deno.test("without a hash to compare with, nothing is right, and bcrypt runs at the configured cost", async () => {
  // Cost 12 is 256 times the work of cost 4, so it ends last although it begins first.
  const ended: string[] = [];
  const tried = Object.entries({ usual, cheap }).map(async ([name, config]) => {
    assert.equal(await verifyPassword(config, "", null), false);
    ended.push(name);
  });
  await Promise.all(tried);
  assert.deepEqual(ended, ["cheap", "usual"]);
});
