import assert from "node:assert/strict";
import { hashPassword, PASSWORD_COST, verifyPassword } from "../../../lib/auth/password/password.ts";

const pepper = new Uint8Array(32).fill(7);
const CHEAP = 4;

Deno.test("a password is hashed with bcrypt at the required cost", async () => {
  const hash = await hashPassword(pepper, "a calm gray morning");
  assert.equal(PASSWORD_COST, 12);
  assert.match(hash, /^\$2[aby]\$12\$/);
  assert.equal(await verifyPassword(pepper, "a calm gray morning", hash), true);
  assert.equal(await verifyPassword(pepper, "A calm gray morning", hash), false);
});

Deno.test("every byte of a long password counts, even beyond bcrypt's 72", async () => {
  const long = "x".repeat(999);
  const hash = await hashPassword(pepper, long + "1", CHEAP);
  assert.equal(await verifyPassword(pepper, long + "1", hash), true);
  assert.equal(await verifyPassword(pepper, long + "2", hash), false);
});

Deno.test("both encodings of an accented letter are the same password, on every keyboard", async () => {
  const hash = await hashPassword(pepper, "cafe\u0301 cre\u0300me", CHEAP);
  assert.equal(await verifyPassword(pepper, "caf\u00e9 cr\u00e8me", hash), true);
});

Deno.test("a hash is worthless without the pepper", async () => {
  const hash = await hashPassword(pepper, "a calm gray morning", CHEAP);
  assert.equal(await verifyPassword(new Uint8Array(32).fill(8), "a calm gray morning", hash), false);
});

Deno.test("without a hash to compare with, bcrypt still runs", async () => {
  let isAnswered = false;
  const answer = verifyPassword(pepper, "a calm gray morning", null).then(() => isAnswered = true);
  // Work on this thread is done by now; bcrypt runs on another.
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
  assert.equal(isAnswered, false);
  await answer;
});

Deno.test("the placeholder hash accepts nothing and costs as much as a real one", async () => {
  assert.equal(await verifyPassword(pepper, "", null), false);
  const source = await Deno.readTextFile(new URL("../../../lib/auth/password/password.ts", import.meta.url));
  assert.match(source, new RegExp(`NOBODYS_HASH = "\\$2b\\$${PASSWORD_COST}\\$[./A-Za-z0-9]{53}"`));
});
