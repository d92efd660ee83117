import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { PHOTO_LIMIT } from "../../../lib/people/photo/save_photo.ts";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { holds, jpeg, png, SECRET, text, webp, withExif } from "./pictures.ts";

/** Uploads a file under a name and a type of the sender's choice. */
function upload(client: Client, bytes: Uint8Array<ArrayBuffer>, name = "me.jpg", type = "image/jpeg") {
  const form = new FormData();
  form.append("photo", new File([bytes], name, { type }));
  return client.fetch("/welcome?step=photo", { method: "POST", body: form });
}

/** Returns the photo's address in the therapist's account. */
async function addressOf(client: Client): Promise<string | null> {
  return (await (await client.fetch("/api/user/profile")).json()).photo;
}

databaseTest("a therapist's photo is public, without its location data", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice);
  const client = await app.as(therapist);
  const response = await upload(client, withExif(jpeg, 1));
  assert.equal(response.status, 303);

  const address = await addressOf(client);
  assert.match(address ?? "", new RegExp(`^/therapists/${therapist.id}/photo\\?v=[0-9a-f]{32}$`));
  const photo = await app.fetch(address ?? "");
  assert.equal(photo.status, 200);
  assert.equal(photo.headers.get("content-type"), "image/jpeg");
  assert.equal(photo.headers.get("x-content-type-options"), "nosniff");
  assert.equal(photo.headers.get("content-disposition"), "inline");
  assert.equal(photo.headers.get("cache-control"), "public, max-age=31536000, immutable");
  const bytes = await photo.bytes();
  assert.ok(!holds(bytes, SECRET));
  assert.deepEqual(bytes, jpeg);
  const { items } = await (await app.fetch("/api/therapists")).json();
  assert.equal(items[0].photo, address);
});

databaseTest("a browser with a current copy of the photo gets a 304", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createTherapist(practice));
  await upload(client, png);
  const address = await addressOf(client) ?? "";
  const etag = (await app.fetch(address)).headers.get("etag") ?? "";
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const again = await app.fetch(address, { headers: { "if-none-match": tag } });
    assert.equal(again.status, 304, tag);
    assert.equal(again.headers.get("etag"), etag);
  }
  assert.equal((await app.fetch(address, { headers: { "if-none-match": '"other"' } })).status, 200);
});

databaseTest("only the address with the digest may be cached forever", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice);
  await upload(await app.as(therapist), webp);
  for (const query of ["", "?v=0123", "?v="]) {
    const photo = await app.fetch(`/therapists/${therapist.id}/photo${query}`);
    assert.equal(photo.headers.get("cache-control"), "public, no-cache");
    assert.equal(photo.headers.get("content-type"), "image/webp");
  }
});

databaseTest(
  "a photo is only served through its owner: an unlisted therapist's photo is hidden",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const therapist = await createTherapist(practice, { profile: { listed: false } });
    const owner = await app.as(therapist);
    await upload(owner, jpeg);
    const address = await addressOf(owner) ?? "";
    const own = await owner.fetch(address);
    assert.equal(own.status, 200);
    assert.match(own.headers.get("cache-control") ?? "", /^private/);
    const others: Client[] = [
      app.browser(),
      await app.as(await createPatient(practice)),
      await app.as(await createTherapist(practice)),
    ];
    for (const other of others) assert.equal((await other.fetch(address)).status, 404);
  },
);

databaseTest("the photo of a suspended therapist disappears immediately", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice);
  await upload(await app.as(therapist), jpeg);
  await db.updateTable("users").set({ status: "suspended" }).where("id", "=", therapist.id).execute();
  assert.equal((await app.fetch(`/therapists/${therapist.id}/photo`)).status, 404);
});

databaseTest("a photo's type comes from its content, not from its name or its sender", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createTherapist(practice));
  assert.equal((await upload(client, png, "page.html", "text/html")).status, 303);
  assert.equal((await app.fetch(await addressOf(client) ?? "")).headers.get("content-type"), "image/png");
});

databaseTest(
  "SVG, HTML and damaged files are refused with a sentence, and nothing is kept",
  async ({ db }) => {
    const practice = testPractice(db);
    const client = await (await testApp(practice)).as(await createTherapist(practice));
    const refused: [Uint8Array<ArrayBuffer>, RegExp][] = [
      [
        text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        /isn't a JPEG, PNG, or WebP/,
      ],
      [text("<!doctype html><script>alert(1)</script>"), /isn't a JPEG, PNG, or WebP/],
      [jpeg.slice(0, 300), /seems to be damaged/],
      [new Uint8Array(), /Choose a photo first/],
    ];
    for (const [bytes, sentence] of refused) {
      const response = await upload(client, bytes, "me.jpg", "image/jpeg");
      assert.equal(response.status, 422);
      assert.match(await response.text(), sentence);
    }
    const nothing = await client.fetch("/welcome?step=photo", { method: "POST", body: new FormData() });
    assert.equal(nothing.status, 422);
    assert.equal(await addressOf(client), null);
  },
);

databaseTest("a photo larger than 1 MB is refused, whatever its size", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createTherapist(practice));
  for (const size of [PHOTO_LIMIT + 1, 4 * PHOTO_LIMIT]) {
    const bytes = new Uint8Array(size);
    bytes.set(jpeg);
    const response = await upload(client, bytes);
    assert.equal(response.status, 413);
    assert.match(await response.text(), /larger than 1 MB/);
  }
  assert.equal(await addressOf(client), null);
});

databaseTest("a photo can be replaced and removed, and each change is audited", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist: User = await createTherapist(practice);
  const client = await app.as(therapist);
  await upload(client, jpeg);
  const first = await addressOf(client);
  await upload(client, png);
  const second = await addressOf(client);
  assert.notEqual(first, second);
  assert.equal((await client.postForm("/welcome?step=photo", { remove: "yes" })).status, 303);
  assert.equal(await addressOf(client), null);
  assert.equal((await app.fetch(second ?? "")).status, 404);
  const events = await db.selectFrom("auditEvents").select(["action", "ownerId"])
    .where("subjectType", "=", "therapist_photo").orderBy("action").execute();
  assert.deepEqual(events.map(({ action }) => action), ["delete", "update", "update"]);
  assert.ok(events.every(({ ownerId }) => ownerId === therapist.id));
});

databaseTest("a patient cannot upload a photo", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createPatient(practice));
  assert.equal((await upload(client, jpeg)).status, 404);
  assert.equal((await db.selectFrom("therapistPhotos").select("userId").execute()).length, 0);
});

databaseTest("an address that cannot be a therapist's has no photo", async ({ db }) => {
  const app = await testApp(testPractice(db));
  for (const id of ["x", "..", "%00", crypto.randomUUID()]) {
    assert.equal((await app.fetch(`/therapists/${id}/photo`)).status, 404, id);
  }
});
