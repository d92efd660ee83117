import assert from "node:assert/strict";
import type { Key } from "../../lib/config/keys.ts";
import { openKeyring, UnsealError } from "../../lib/encryption/keyring.ts";

const key = (id: string): Key => ({ id, secret: crypto.getRandomValues(new Uint8Array(32)) });
const spring = key("spring");
const autumn = key("autumn");

Deno.test("a sealed text opens again in its place", async () => {
  const keyring = openKeyring([spring]);
  const text = "Zoë's note, with a 🌱 and a\0byte";
  assert.equal(await keyring.open(await keyring.seal(text, "notes:1"), "notes:1"), text);
});

Deno.test("a sealed text does not open in another place, so rows cannot be swapped", async () => {
  const keyring = openKeyring([spring]);
  const sealed = await keyring.seal("mine", "notes:1");
  await assert.rejects(keyring.open(sealed, "notes:2"), UnsealError);
});

Deno.test("the same text never seals to the same bytes, and does not show through", async () => {
  const keyring = openKeyring([spring]);
  const [one, other] = [await keyring.seal("anxious", "n:1"), await keyring.seal("anxious", "n:1")];
  assert.notEqual(one, other);
  assert.ok(
    !one.includes("anxious") &&
      !atob(one.split(".")[2].replace(/-/g, "+").replace(/_/g, "/")).includes("anxious"),
  );
});

Deno.test("the newest key seals, every key of the ring opens, and a removed key no longer does", async () => {
  const before = await openKeyring([spring]).seal("text", "n:1");
  const rotated = openKeyring([autumn, spring]);
  assert.equal(await rotated.open(before, "n:1"), "text");
  const after = await rotated.seal("text", "n:1");
  assert.match(after, /^v1\.autumn\./);
  assert.equal(await openKeyring([autumn]).open(after, "n:1"), "text");
  await assert.rejects(openKeyring([autumn]).open(before, "n:1"), UnsealError);
});

Deno.test("another key under the same ID opens nothing", async () => {
  const sealed = await openKeyring([spring]).seal("text", "n:1");
  await assert.rejects(openKeyring([key("spring")]).open(sealed, "n:1"), UnsealError);
});

Deno.test("a changed, truncated or foreign text is refused without revealing its content", async () => {
  const keyring = openKeyring([spring, autumn]);
  const sealed = await keyring.seal("text", "n:1");
  const [version, id, body] = sealed.split(".");
  const changes = [
    "",
    "text",
    `v2.${id}.${body}`,
    `${version}.autumn.${body}`,
    `${version}.${id}.`,
    `${version}.${id}.${body.slice(0, -4)}`,
    `${version}.${id}.${body.slice(0, -6)}AAAAAA`,
    `${version}.${id}.${body.startsWith("A") ? "B" : "A"}${body.slice(1)}`,
    `${version}.${id}.not*base64`,
    `${sealed}.more`,
  ];
  for (const changed of changes) {
    await assert.rejects(
      keyring.open(changed, "n:1"),
      (error) => error instanceof UnsealError && !error.message.includes(body),
    );
  }
});

Deno.test("sealed bytes, like texts, open only in their place and under a key of the ring, and a changed byte is refused", async () => {
  const file = crypto.getRandomValues(new Uint8Array(5_000));
  const sealed = await openKeyring([spring]).sealBytes(file, "files:1");
  const rotated = openKeyring([autumn, spring]);
  assert.deepEqual(await rotated.openBytes(sealed, "files:1"), file);
  await assert.rejects(rotated.openBytes(sealed, "files:2"), UnsealError);
  await assert.rejects(openKeyring([autumn]).openBytes(sealed, "files:1"), UnsealError);
  await assert.rejects(rotated.openBytes(file, "files:1"), UnsealError);
  sealed[sealed.length - 1] ^= 1;
  await assert.rejects(rotated.openBytes(sealed, "files:1"), UnsealError);
});
