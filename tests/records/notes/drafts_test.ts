import assert from "node:assert/strict";
import { noteJson } from "../../../lib/shared/schemas/notes.ts";
import { databaseTest } from "../../support/database.ts";
import { connect, createPatient } from "../../support/factories.ts";
import { openClinic, part, visitIn } from "../clinic.ts";
import { begin, post, put } from "./writing.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest(
  "new notes need an active relationship; existing ones can be read, signed and amended after it",
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
    assert.match(await page.text(), /Written in vain\?/, "A text that cannot be saved can be copied.");
  },
);

databaseTest(
  "when two tabs save one draft simultaneously, one succeeds, and the other sees both texts",
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
    assert.match(html, /name="version" value="2"/, "The next save is based on the shown version.");
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
  "a new note's form sent twice makes one note; with another text, the page shows both texts",
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
      "Another therapist's ID opens nothing.",
    );
  },
);

databaseTest("a failed save loses nothing", async ({ db }) => {
  const { atTherapist, patient } = await openClinic(db);
  const path = `/practice/patients/${patient.id}/notes/new`;
  const id = crypto.randomUUID();
  const long = "語".repeat(20_001);
  for (
    const [text, sentence] of [[long, /Use at most 20,000 characters/], ["  ", /Write the note\./]] as const
  ) {
    const response = await atTherapist.postForm(path, { id, do: "save", text, visit: "" });
    const html = await response.text();
    assert.equal(response.status, 422);
    assert.match(html, sentence);
    assert.ok(html.includes(text));
    assert.ok(html.includes(id));
  }
  const fits = await atTherapist.postForm(path, { id, do: "save", text: long.slice(1), visit: "" });
  assert.equal(fits.status, 303, "The longest note fits, in any script.");
}, here);

databaseTest(
  "a note is about one of the therapist's own visits with this patient, or about none",
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
    assert.match(page, new RegExp(`<option +value="${visit.id}" selected`));
    assert.ok(!page.includes(other.id));
    assert.match(
      await (await atTherapist.fetch(`/practice/patients/${patient.id}/notes`)).text(),
      /Visit on/,
    );
    assert.equal(therapist.role, "therapist");
  },
  here,
);

databaseTest(
  "a draft is deleted only if it has not changed since it was shown, and a signed note is never deleted",
  async ({ db }) => {
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
  },
  here,
);
