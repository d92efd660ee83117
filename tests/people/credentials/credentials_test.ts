import assert from "node:assert/strict";
import { runDueJobs } from "../../../lib/worker/run_due_jobs.ts";
import { credentialJson } from "../../../lib/shared/schemas/credentials.ts";
import { testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { dayIn, licenseForm, pdf, submit, submitted } from "./license.ts";

const here = { engines: ["PGlite"] } as const;

databaseTest(
  "patients can find and book a therapist only after a license is verified, and only in its state",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const therapist = await createTherapist(practice, { states: [] });
    const patient = await app.as(await createPatient(practice, { profile: { state: "NM" } }));
    const client = await app.as(therapist);
    const admin = await app.as(await createAdmin(practice));
    const slots = () => app.fetch(`/api/therapists/${therapist.id}/slots`);
    const found = async (query = "") =>
      (await (await app.fetch(`/api/therapists${query}`)).json()).items.length;

    const { id, version } = await submitted(client, licenseForm(practice));
    assert.deepEqual([await found(), (await slots()).status], [0, 404]);
    assert.equal((await app.fetch(`/therapists/${therapist.id}`)).status, 404);

    const review = (decision: string, reason = "") =>
      admin.postJson(`/api/admin/credentials/${id}/review`, { version, decision, reason });
    assert.equal((await review("verify")).status, 204);
    assert.deepEqual([await found("?state=NM"), await found("?state=CO")], [1, 0]);
    const { items } = await (await app.fetch("/api/therapists")).json();
    assert.deepEqual(items[0].states, ["NM"]);
    const free = (await (await slots()).json()).nextFree;
    const book = (client: typeof patient) =>
      client.postJson("/api/appointments", { therapistId: therapist.id, startsAt: free.startsAt }, {
        "idempotency-key": crypto.randomUUID(),
      });
    const elsewhere = await app.as(await createPatient(practice, { profile: { state: "CO" } }));
    const refused = await book(elsewhere);
    assert.equal(refused.status, 409);
    assert.match((await refused.json()).detail, /isn't licensed in Colorado/);
    assert.equal((await book(patient)).status, 201);
    assert.equal((await review("refuse", "The register says that it was suspended.")).status, 204);
    assert.equal(await found(), 0, "A verified license can be revoked, with immediate effect.");
  },
);

databaseTest(
  "the practice's decision comes by mail, with its reason and without the license number",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const client = await app.as(await createTherapist(practice, { states: [] }));
    const admin = await app.as(await createAdmin(practice));
    const { id } = await submitted(client, licenseForm(practice));
    const review = (version: number, decision: string, reason = "") =>
      admin.postJson(`/api/admin/credentials/${id}/review`, { version, decision, reason });

    const silent = await review(1, "ask_more");
    assert.deepEqual([silent.status, (await silent.json()).errors[0].path], [422, "reason"]);
    assert.equal((await review(1, "ask_more", "The second page is missing.")).status, 204);
    await runDueJobs(practice);
    const [mail] = practice.outbox;
    assert.match(mail.text, /The second page is missing\./);
    assert.ok(!mail.text.includes("PSY"));

    const again = await client.fetch(`/api/practice/credentials/${id}`, {
      method: "PUT",
      body: licenseForm(practice, { number: "PSY-1" }, null),
    });
    const corrected = credentialJson.parse(await again.json());
    assert.deepEqual([corrected.standing, corrected.version, corrected.document?.name], [
      "submitted",
      2,
      "my license.pdf",
    ]);
    const stale = await review(1, "verify");
    assert.deepEqual([stale.status, (await stale.json()).type], [409, "urn:bloom:problem:changed"]);
    assert.equal((await review(2, "verify")).status, 204);
    const verified = await client.fetch(`/api/practice/credentials/${id}`, {
      method: "PUT",
      body: licenseForm(practice),
    });
    assert.equal(verified.status, 409, "The data under review does not change.");
    assert.equal((await client.fetch(`/api/practice/credentials/${id}`, { method: "DELETE" })).status, 409);
  },
  here,
);

databaseTest("when two admins decide simultaneously about one license, one succeeds", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createTherapist(practice, { states: [] }));
  const [one, two] = [await app.as(await createAdmin(practice)), await app.as(await createAdmin(practice))];
  const { id, version } = await submitted(client, licenseForm(practice));
  const decide = (admin: typeof one, decision: string) =>
    admin.postJson(`/api/admin/credentials/${id}/review`, { version, decision, reason: "We looked." });
  const statuses = await Promise.all([decide(one, "ask_more"), decide(two, "verify")]);
  assert.deepEqual(statuses.map(({ status }) => status).sort(), [204, 409]);
});

databaseTest("the document is sealed, and opens only for its therapist and for admins", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const therapist = await createTherapist(practice, { states: [] });
  const client = await app.as(therapist);
  const { id } = await submitted(client, licenseForm(practice));
  const own = await client.fetch(`/practice/credentials/${id}/document`);
  assert.equal(own.status, 200);
  assert.deepEqual(new Uint8Array(await own.arrayBuffer()), pdf);
  assert.match(own.headers.get("content-disposition") ?? "", /^attachment; filename="my license.pdf"/);
  assert.equal(own.headers.get("cache-control"), "no-store");
  const admin = await app.as(await createAdmin(practice));
  assert.equal((await admin.fetch(`/admin/credentials/${id}/document`)).status, 200);
  const other = await app.as(await createTherapist(practice));
  for (const path of ["", "/document"]) {
    assert.equal((await other.fetch(`/practice/credentials/${id}${path}`)).status, 404);
    assert.equal((await other.fetch(`/api/practice/credentials/${id}${path}`)).status, 404);
  }
  assert.equal((await other.fetch(`/api/practice/credentials/${id}`, { method: "DELETE" })).status, 404);
  const parts = await db.selectFrom("fileParts").select("bytes").execute();
  assert.ok(parts.every(({ bytes }) => !new TextDecoder("latin1").decode(bytes).includes("PDF")));
  const reads = await db.selectFrom("auditEvents").select(["actorRole", "ownerId"])
    .where("subjectType", "=", "credential_document").orderBy("at").execute();
  assert.deepEqual(reads.map(({ actorRole }) => actorRole).sort(), ["admin", "therapist"]);
  assert.ok(reads.every(({ ownerId }) => ownerId === therapist.id));

  assert.equal((await client.fetch(`/api/practice/credentials/${id}`, { method: "DELETE" })).status, 204);
  assert.deepEqual(await db.selectFrom("fileParts").select("fileId").execute(), [], "Its parts are deleted.");
});

databaseTest("an implausible license is refused, field by field", async ({ db }) => {
  const practice = testPractice(db);
  const client = await (await testApp(practice)).as(await createTherapist(practice, { states: [] }));
  const wrong = async (form: FormData) => {
    const response = await submit(client, form);
    const { errors } = await response.json();
    return [response.status, ...errors.map(({ path }: { path: string }) => path)];
  };
  const day = (days: number) => dayIn(practice, days);
  assert.deepEqual(await wrong(licenseForm(practice, { expiresOn: day(-1) })), [422, "expiresOn"]);
  assert.deepEqual(await wrong(licenseForm(practice, { issuedOn: day(2) })), [422, "issuedOn"]);
  assert.deepEqual(await wrong(licenseForm(practice, { issuedOn: "0000-01-01" })), [422, "issuedOn"]);
  assert.deepEqual(await wrong(licenseForm(practice, { issuedOn: "" })), [422, "issuedOn"]);
  assert.deepEqual(await wrong(licenseForm(practice, { expiresOn: day(40_000) })), [422, "expiresOn"]);
  assert.deepEqual(await wrong(licenseForm(practice, { expiresOn: "2030-02-30" })), [422, "expiresOn"]);
  assert.deepEqual(await wrong(licenseForm(practice, { number: "<b>", kind: "wizard", state: "XX" })), [
    422,
    "kind",
    "number",
    "state",
  ]);
  assert.deepEqual(await wrong(licenseForm(practice, {}, null)), [422, "document"]);
  const svg = new Blob([`<svg xmlns="http://www.w3.org/2000/svg"/>`], { type: "image/png" });
  assert.deepEqual(await wrong(licenseForm(practice, {}, svg)), [422, "document"]);
  const large = new Blob([pdf, new Uint8Array(5 * 1024 * 1024)]);
  assert.equal((await wrong(licenseForm(practice, {}, large)))[0], 422);
  assert.equal((await submit(client, licenseForm(practice))).status, 201);
  assert.deepEqual(await wrong(licenseForm(practice)), [422, "number"], "The same license twice.");
}, here);

databaseTest("the pages let a therapist submit, correct and withdraw a license", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const client = await app.as(await createTherapist(practice, { states: [] }));
  const admin = await app.as(await createAdmin(practice));
  const text = async (client: typeof admin, path: string) => await (await client.fetch(path)).text();
  assert.match(await text(client, "/practice"), /You don't have a verified license yet/);
  assert.match(await text(client, "/practice/credentials"), /You don't have any licenses yet/);
  const bad = await client.fetch("/practice/credentials/new", {
    method: "POST",
    body: licenseForm(practice, { number: "" }),
  });
  const page = await bad.text();
  assert.equal(bad.status, 422);
  assert.match(page, /Enter the license number\./);
  assert.match(page, /<option +value="NM" selected/);
  const good = await client.fetch("/practice/credentials/new", {
    method: "POST",
    body: licenseForm(practice),
  });
  assert.equal(good.headers.get("location"), "/practice/credentials?done=submitted");

  assert.match(await text(admin, "/admin/credentials"), /Dr\. Alex Morgan: [^<]*Psychologist[^<]*New Mexico/);
  const { id } = await db.selectFrom("credentials").select("id").executeTakeFirstOrThrow();
  const review = (fields: Record<string, string>) =>
    admin.postForm(`/admin/credentials/${id}`, { version: "1", ...fields });
  const silent = await review({ decision: "refuse", reason: " " });
  assert.equal(silent.status, 422);
  assert.match(await silent.text(), /Tell the therapist why/);
  assert.equal((await review({ decision: "ask_more", reason: "Which of the two?" })).status, 303);
  assert.equal((await review({ decision: "verify" })).status, 409);
  assert.match(await text(client, `/practice/credentials/${id}`), /Which of the two\?/);
  const removed = await client.postForm(`/practice/credentials/${id}/removal`, {});
  assert.equal(removed.headers.get("location"), "/practice/credentials?done=removed");
  assert.equal((await client.fetch(`/practice/credentials/${id}`)).status, 404);
}, here);
