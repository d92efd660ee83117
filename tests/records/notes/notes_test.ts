import assert from "node:assert/strict";
import { noteJson } from "../../../lib/shared/schemas/notes.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createAdmin, createPatient } from "../../support/factories.ts";
import { openClinic, trail } from "../clinic.ts";
import { begin, folders, post, put, SECRET, signed } from "./writing.ts";

const here = { engines: ["PGlite"] } as const;

const tables = { progress: "progressNotes", psychotherapy: "psychotherapyNotes" } as const;
const kinds = ["progress", "psychotherapy"] as const;

for (const kind of kinds) {
  databaseTest(`a ${kind} note is sealed, and read only by its author`, async ({ db }) => {
    const clinic = await openClinic(db);
    const { practice, app, patient, therapist, atPatient, atTherapist, atOtherTherapist } = clinic;
    const note = await signed(clinic, kind);
    const amended = { versions: 1, text: `${SECRET} And more.`, reason: "I forgot the orchard." };
    assert.equal((await post(clinic, note, "amendments", amended)).status, 201);
    const raw = JSON.stringify([
      await db.selectFrom(tables[kind]).selectAll().execute(),
      await db.selectFrom(`${kind}NoteAmendments`).selectAll().execute(),
      await db.selectFrom("auditEvents").selectAll().execute(),
    ]);
    assert.ok(!/brother|harvest|orchard/.test(raw));
    const { body } = await db.selectFrom(tables[kind]).select("body").executeTakeFirstOrThrow();
    const context = `${kind}_notes.body:${note.id}`;
    const [own, other] = kind === "progress"
      ? [practice.keyring, practice.notesKeyring]
      : [practice.notesKeyring, practice.keyring];
    assert.equal(await own.open(body, context), SECRET);
    await assert.rejects(other.open(body, context), /does not open/, "Each kind has its own keys.");

    const addresses = [
      `/api/practice/${folders[kind]}/${note.id}`,
      `/practice/patients/${patient.id}/${folders[kind]}/${note.id}`,
    ];
    // A colleague who treats the same patient finds nothing either.
    const { id: colleague } = await db.selectFrom("users").select("id").where("role", "=", "therapist")
      .where("id", "!=", therapist.id).executeTakeFirstOrThrow();
    await connect(practice, patient, { id: colleague });
    const admin = await app.as(await createAdmin(practice));
    for (const address of addresses) {
      assert.equal((await atTherapist.fetch(address)).status, 200);
      assert.equal((await atOtherTherapist.fetch(address)).status, 404);
      for (const nobody of [atPatient, admin]) assert.equal((await nobody.fetch(address)).status, 403);
    }
    const change = { do: "save", version: "2", text: "Mine now.", visit: "" };
    assert.equal((await atOtherTherapist.postForm(addresses[1], change)).status, 404);
    const list = await atOtherTherapist.fetch(`/api/practice/patients/${patient.id}/${folders[kind]}`);
    assert.deepEqual((await list.json()).items, []);
    const elsewhere = await createPatient(practice);
    await connect(practice, elsewhere, therapist);
    const wrongPatient = `/practice/patients/${elsewhere.id}/${folders[kind]}/${note.id}`;
    assert.equal((await atTherapist.fetch(wrongPatient)).status, 404, "It is not about that patient.");
    const kindOfOther = kind === "progress" ? "psychotherapy-notes" : "notes";
    assert.equal((await atTherapist.fetch(`/api/practice/${kindOfOther}/${note.id}`)).status, 404);
  }, here);

  databaseTest(
    `a signed ${kind} note never changes: amendments are added, and every version stays`,
    async ({ db }) => {
      const clinic = await openClinic(db);
      const draft = await begin(clinic, kind);
      const early = await post(clinic, draft, "amendments", { versions: 1, text: "x", reason: "y" });
      assert.deepEqual([early.status, (await early.json()).type], [409, "urn:bloom:problem:not_signed"]);
      assert.equal((await post(clinic, draft, "signature", { version: 1 })).status, 200);
      const row = () => db.selectFrom(tables[kind]).selectAll().executeTakeFirstOrThrow();
      const before = await row();
      clinic.practice.clock.advance({ hours: 1 });
      const refused = await put(clinic, draft, { version: 2, text: "Something else." });
      assert.equal(refused.status, 409);
      assert.equal((await refused.json()).current.versions[0].text, SECRET);
      assert.equal((await post(clinic, draft, "signature", { version: 2 })).status, 409);
      const address = `/api/practice/${folders[kind]}/${draft.id}`;
      assert.equal((await clinic.atTherapist.fetch(address, { method: "DELETE" })).status, 409);

      const amend = (versions: number, text: string, reason: string) =>
        post(clinic, draft, "amendments", { versions, text, reason });
      assert.equal((await amend(1, "It was her sister's harvest.", "I mixed them up.")).status, 201);
      clinic.practice.clock.advance({ hours: 1 });
      assert.equal(
        (await amend(1, "It was her aunt's.", "Again.")).status,
        409,
        "Another version was saved in the meantime.",
      );
      assert.equal((await amend(2, "It was her sister's harvest.", "No change.")).status, 422);
      assert.equal(
        (await amend(2, "It was her aunt's harvest.", " ")).status,
        422,
        "An amendment has a reason.",
      );
      const { versions } = noteJson.parse(
        await (await amend(2, "It was her aunt's harvest.", "She said so.")).json(),
      );
      assert.deepEqual(versions.map(({ text, reason }) => [text, reason]), [
        [SECRET, null],
        ["It was her sister's harvest.", "I mixed them up."],
        ["It was her aunt's harvest.", "She said so."],
      ]);
      assert.deepEqual(await row(), before, "The signed row is unchanged.");
      const page = await clinic.atTherapist.fetch(
        `/practice/patients/${clinic.patient.id}/${folders[kind]}/${draft.id}`,
      );
      const html = await page.text();
      for (const text of ["brother", "sister", "aunt", "I mixed them up", "She said so"]) {
        assert.match(html, new RegExp(text));
      }
    },
    here,
  );

  databaseTest(
    `every read and change of a ${kind} note leaves an audit event, refused ones included`,
    async ({ db }) => {
      const clinic = await openClinic(db);
      const { atTherapist, atOtherTherapist, patient } = clinic;
      const folder = `/api/practice/patients/${patient.id}/${folders[kind]}`;
      const note = await begin(clinic, kind);
      await atTherapist.fetch(folder);
      await atTherapist.fetch(`/api/practice/${folders[kind]}/${note.id}`);
      await put(clinic, note, { version: 1, text: "Better." });
      await put(clinic, note, { version: 1, text: "Too late." });
      await atOtherTherapist.fetch(`/api/practice/${folders[kind]}/${note.id}`);
      await post(clinic, note, "signature", { version: 2 });
      await post(clinic, note, "amendments", { versions: 1, text: "Best.", reason: "A slip." });
      const gone = await begin(clinic, kind);
      await atTherapist.fetch(`/api/practice/${folders[kind]}/${gone.id}`, { method: "DELETE" });
      assert.deepEqual(await trail(db, `${kind}_note`), [
        "therapist create",
        "therapist list",
        "therapist read",
        "therapist save",
        "therapist save refused",
        "therapist read",
        "therapist read refused",
        "therapist sign",
        "therapist amend",
        "therapist create",
        "therapist discard",
      ]);
      const owners = await db.selectFrom("auditEvents").select("ownerId").distinct()
        .where("subjectType", "=", `${kind}_note`).where("action", "!=", "read").execute();
      assert.deepEqual(owners, [{ ownerId: patient.id }]);
    },
    here,
  );
}

databaseTest("a note that a client sends twice under its own ID is saved once", async ({ db }) => {
  const { patient, atTherapist, atOtherTherapist } = await openClinic(db);
  for (const kind of kinds) {
    const address = `/api/practice/patients/${patient.id}/${folders[kind]}`;
    const note = { id: crypto.randomUUID(), text: "Slept better." };
    const [first, second] = [
      await atTherapist.postJson(address, note),
      await atTherapist.postJson(address, note),
    ];
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.deepEqual(await first.json(), await second.json());
    assert.equal((await atTherapist.postJson(address, { ...note, text: "Slept worse." })).status, 409);
    assert.equal((await atOtherTherapist.postJson(address, note)).status, 404);
    assert.equal((await atTherapist.postJson(address, { ...note, id: "1" })).status, 422);
    const { items } = await (await atTherapist.fetch(address)).json();
    assert.equal(items.length, 1);
  }
}, here);
