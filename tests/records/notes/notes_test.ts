import assert from "node:assert/strict";
import type { NoteKind } from "../../../lib/shared/note_kinds.ts";
import { type NoteJson, noteJson } from "../../../lib/shared/schemas/notes.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createAdmin, createPatient } from "../../support/factories.ts";
import { type Clinic, openClinic, part, trail, visitIn } from "../clinic.ts";

const here = { engines: ["PGlite"] } as const;

const folders = { progress: "notes", psychotherapy: "psychotherapy-notes" } as const;
const tables = { progress: "progressNotes", psychotherapy: "psychotherapyNotes" } as const;
const kinds = ["progress", "psychotherapy"] as const;

const SECRET = "She told me of her brother's harvest.";

/** A new draft over the API. */
async function begin({ atTherapist, patient }: Clinic, kind: NoteKind, text = SECRET): Promise<NoteJson> {
  const response = await atTherapist.postJson(`/api/practice/patients/${patient.id}/${folders[kind]}`, {
    text,
  });
  assert.equal(response.status, 201);
  return noteJson.parse(await response.json());
}

const put = ({ atTherapist }: Clinic, { kind, id }: NoteJson, body: unknown) =>
  atTherapist.fetch(`/api/practice/${folders[kind]}/${id}`, {
    method: "PUT",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

const post = ({ atTherapist }: Clinic, { kind, id }: NoteJson, what: string, body: unknown) =>
  atTherapist.postJson(`/api/practice/${folders[kind]}/${id}/${what}`, body);

async function signed(clinic: Clinic, kind: NoteKind): Promise<NoteJson> {
  const note = await begin(clinic, kind);
  const response = await post(clinic, note, "signature", { version: note.version });
  assert.equal(response.status, 200);
  return noteJson.parse(await response.json());
}

for (const kind of kinds) {
  databaseTest(`a ${kind} note is sealed, and read by its author alone`, async ({ db }) => {
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
    await assert.rejects(other.open(body, context), /does not open/, "Each kind has keys of its own.");

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
    `a signed ${kind} note is never changed: amendments are added, and every version stays`,
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
        "Another version came meanwhile.",
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
      assert.deepEqual(await row(), before, "The signed row is what it was.");
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
    `every read and change of a ${kind} note leaves an audit event, refused ones too`,
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

databaseTest(
  "new notes need the active relationship; one's own can be read, signed and amended after it",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { atTherapist, atOtherTherapist, patient } = clinic;
    const draft = await begin(clinic, "progress");
    await part(clinic);
    const path = `/api/practice/patients/${patient.id}/notes`;
    const late = await atTherapist.postJson(path, { text: "One more thing." });
    assert.deepEqual([late.status, (await late.json()).type], [409, "urn:bloom:problem:not_in_care"]);
    assert.equal((await atOtherTherapist.postJson(path, { text: "Hello." })).status, 404);
    assert.equal((await (await atTherapist.fetch(path)).json()).items.length, 1);
    assert.equal((await atTherapist.fetch(`/practice/patients/${patient.id}/notes/${draft.id}`)).status, 200);
    assert.equal((await post(clinic, draft, "signature", { version: 1 })).status, 200);
    const amendment = { versions: 1, text: "Corrected.", reason: "A slip." };
    assert.equal((await post(clinic, draft, "amendments", amendment)).status, 201);
    const form = { id: crypto.randomUUID(), do: "save", text: "Written in vain?", visit: "" };
    const page = await atTherapist.postForm(`/practice/patients/${patient.id}/notes/new`, form);
    assert.equal(page.status, 409);
    assert.match(await page.text(), /Written in vain\?/, "What cannot be kept can be copied.");
  },
);

databaseTest(
  "of two tabs that save one draft at once, one does, and the other sees both texts",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { atTherapist, patient } = clinic;
    const draft = await begin(clinic, "progress", "The first text.");
    const path = `/practice/patients/${patient.id}/notes/${draft.id}`;
    const save = (text: string, version = "1") =>
      atTherapist.postForm(path, { do: "save", version, text, visit: "" });
    const sent = await Promise.all([save("From the left tab."), save("From the right tab.")]);
    assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 409]);
    const html = await (sent.find(({ status }) => status === 409) ?? sent[0]).text();
    assert.match(html, /From the left tab\./);
    assert.match(html, /From the right tab\./);
    assert.match(html, /name="version" value="2"/, "The next save is one of the version that was shown.");
    assert.equal((await save("Both together.", "2")).status, 303);

    assert.equal(
      (await atTherapist.postForm(path, { do: "sign", version: "3", text: "Signed.", visit: "" })).status,
      303,
    );
    const late = await save("Too late, and not lost.", "3");
    assert.equal(late.status, 409);
    assert.match(await late.text(), /Too late, and not lost\./);
  },
);

databaseTest(
  "a form for a new note that is sent twice is one note; with another text it is a question",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { atTherapist, atOtherTherapist, practice, patient } = clinic;
    const path = `/practice/patients/${patient.id}/notes/new`;
    const form = { id: crypto.randomUUID(), do: "save", text: "Once.", visit: "" };
    const sent = await Promise.all([1, 2, 3].map(() => atTherapist.postForm(path, form)));
    assert.deepEqual(sent.map(({ status }) => status), [303, 303, 303]);
    const other = await atTherapist.postForm(path, { ...form, text: "Once more." });
    assert.equal(other.status, 409);
    assert.match(await other.text(), /Once\.[^]*Once more\./);
    assert.equal((await db.selectFrom("progressNotes").select("id").execute()).length, 1);

    const { id } = await db.selectFrom("users").select("id").where("role", "=", "therapist")
      .where("id", "!=", clinic.therapist.id).executeTakeFirstOrThrow();
    await connect(practice, patient, { id });
    assert.equal(
      (await atOtherTherapist.postForm(path, form)).status,
      404,
      "Somebody else's id opens nothing.",
    );
  },
);

databaseTest("a save that fails loses nothing", async ({ db }) => {
  const { atTherapist, patient } = await openClinic(db);
  const path = `/practice/patients/${patient.id}/notes/new`;
  const id = crypto.randomUUID();
  const long = "語".repeat(20_001);
  for (const [text, sentence] of [[long, /At most 20,000 characters/], ["  ", /Write the note\./]] as const) {
    const response = await atTherapist.postForm(path, { id, do: "save", text, visit: "" });
    const html = await response.text();
    assert.equal(response.status, 422);
    assert.match(html, sentence);
    assert.ok(html.includes(text));
    assert.ok(html.includes(id));
  }
  const fits = await atTherapist.postForm(path, { id, do: "save", text: long.slice(1), visit: "" });
  assert.equal(fits.status, 303, "The longest note fits, in whatever script.");
}, here);

databaseTest(
  "a note is about one of the therapist's own visits with this patient, or none",
  async ({ db }) => {
    const clinic = await openClinic(db);
    const { practice, patient, therapist, atTherapist } = clinic;
    const visit = await visitIn(clinic, -24, "fulfilled");
    const someoneElse = await createPatient(practice);
    const other = await visitIn({ ...clinic, patient: someoneElse }, -48, "fulfilled");
    const path = `/api/practice/patients/${patient.id}/notes`;
    const wrong = await atTherapist.postJson(path, { text: "Hm.", appointmentId: other.id });
    assert.deepEqual([wrong.status, (await wrong.json()).errors[0].path], [422, "appointmentId"]);
    const right = await atTherapist.postJson(path, { text: "Hm.", appointmentId: visit.id });
    const note = noteJson.parse(await right.json());
    assert.equal(note.appointmentId, visit.id);
    assert.equal((await put(clinic, note, { version: 1, text: "Hm.", appointmentId: other.id })).status, 422);
    const page =
      await (await atTherapist.fetch(`/practice/patients/${patient.id}/notes/new?visit=${visit.id}`)).text();
    assert.match(page, new RegExp(`<option value="${visit.id}" selected`));
    assert.ok(!page.includes(other.id));
    assert.match(
      await (await atTherapist.fetch(`/practice/patients/${patient.id}/notes`)).text(),
      /Visit of/,
    );
    assert.equal(therapist.role, "therapist");
  },
  here,
);

databaseTest("a draft is thrown away only as it was seen, and nothing signed is", async ({ db }) => {
  const clinic = await openClinic(db);
  const { atTherapist, patient } = clinic;
  const draft = await begin(clinic, "psychotherapy");
  const path = `/practice/patients/${patient.id}/psychotherapy-notes/${draft.id}`;
  assert.equal((await put(clinic, draft, { version: 1, text: "Something worth keeping." })).status, 200);
  const stale = await atTherapist.postForm(path, { do: "discard", version: "1" });
  assert.equal(stale.status, 409);
  assert.match(await stale.text(), /Something worth keeping\./);
  const done = await atTherapist.postForm(path, { do: "discard", version: "2" });
  assert.equal(
    done.headers.get("location"),
    `/practice/patients/${patient.id}/psychotherapy-notes?done=discarded`,
  );
  assert.deepEqual(await db.selectFrom("psychotherapyNotes").select("id").execute(), []);
}, here);
