import assert from "node:assert/strict";
import { quotas } from "../../lib/config/account_limits.ts";
import { endGuardianship } from "../../lib/leaving/end_guardianship.ts";
import { submitCredential } from "../../lib/people/credentials/submit_credential.ts";
import { addWard } from "../../lib/people/guardians/save_ward.ts";
import type { Acting } from "../../lib/practice.ts";
import { createNote } from "../../lib/records/notes/create_note.ts";
import { joinWaitlist } from "../../lib/scheduling/waitlist/join_waitlist.ts";
import { submitRefusals } from "../../lib/people/credentials/credential_refusals.ts";
import { wordRefusal } from "../../lib/shared/refusal.ts";
import { addAWard, aWard } from "../people/guardians/a_ward.ts";
import { practiceOn } from "../scheduling/desk.ts";
import { databaseTest } from "../support/database.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";

const license = (acting: Acting, number: number, bytes = 9) =>
  submitCredential(acting, null, {
    kind: "psychologist",
    number: String(number),
    state: "NM",
    issuedOn: "2026-01-01",
    expiresOn: "2027-01-01",
    document: { name: "a.pdf", contentType: "application/pdf", bytes: new Uint8Array(bytes) },
  });

databaseTest(
  "a new account keeps few unverified licenses, and little of their documents, simultaneous submissions included",
  async ({ db }) => {
    const practice = practiceOn(db);
    const acting = actingFor(practice, await createTherapist(practice));
    const most = quotas.unverifiedLicenses;
    const results = await Promise.all(
      Array.from({ length: most + 4 }, (_, number) => license(acting, number)),
    );
    assert.equal(results.filter(({ kind }) => kind === "submitted").length, most);
    const refused = results.find(({ kind }) => kind === "too_many");
    assert.ok(refused?.kind === "too_many");
    assert.deepEqual(wordRefusal(submitRefusals, refused).status, 409);
    // What the practice has verified does not count.
    await db.updateTable("credentials").set({ status: "verified" }).where(
      "therapistId",
      "=",
      acting.actor.userId,
    )
      .execute();
    assert.equal((await license(acting, 100)).kind, "submitted");

    const other = actingFor(practice, await createTherapist(practice));
    const half = quotas.unverifiedDocumentBytes / 2;
    const [first] = [await license(other, 1, half), await license(other, 2, half)];
    assert.equal((await license(other, 3, 1)).kind, "too_large_together");
    // A larger document for an earlier license counts too.
    assert.ok(first.kind === "submitted");
    const again = await submitCredential(other, first.credential.id, {
      kind: "psychologist",
      number: "1",
      state: "NM",
      issuedOn: "2026-01-01",
      expiresOn: "2027-01-01",
      document: { name: "b.pdf", contentType: "application/pdf", bytes: new Uint8Array(half + 1) },
    });
    assert.equal(again.kind, "too_large_together");
  },
);

databaseTest(
  "a user acts for a few children at a time, and adding and removing them over and over ends as well",
  async ({ db }) => {
    const practice = practiceOn(db);
    const acting = actingFor(practice, await createPatient(practice));
    const current = [];
    for (let index = 0; index < quotas.wards; index++) current.push(await addAWard(acting));
    assert.deepEqual(await addWard(acting, aWard()), { kind: "too_many", most: quotas.wards });
    for (let ever = current.length; ever < quotas.wardsEver; ever++) {
      await endGuardianship(acting, current.pop()?.id ?? "");
      current.push(await addAWard(acting));
    }
    await endGuardianship(acting, current.pop()?.id ?? "");
    assert.deepEqual(await addWard(acting, aWard()), { kind: "too_many", most: quotas.wardsEver });
  },
);

databaseTest(
  "a patient waits for a bounded number of things, and may still change a wish",
  async ({ db }) => {
    const practice = practiceOn(db);
    const patient = await createPatient(practice);
    const acting = actingFor(practice, patient);
    const wish = {
      earliest: Temporal.PlainDate.from("2026-03-02"),
      latest: Temporal.PlainDate.from("2026-06-01"),
      weekdays: ["1"],
      partsOfDay: ["morning"],
    } as const;
    const kinds = [];
    let last = "";
    for (let index = 0; index <= quotas.waitlistEntries; index++) {
      const therapist = await createTherapist(practice);
      await connect(practice, patient, therapist);
      const joined = await joinWaitlist(acting, { therapistId: therapist.id, typeId: null }, wish);
      kinds.push(joined.kind);
      if (joined.kind === "joined") last = therapist.id;
    }
    assert.deepEqual(kinds, [...Array(quotas.waitlistEntries).fill("joined"), "too_many"]);
    assert.equal((await joinWaitlist(acting, { therapistId: last, typeId: null }, wish)).kind, "joined");
  },
);

databaseTest(
  "a therapist keeps a bounded number of drafts about a patient, and may still sign",
  async ({ db }) => {
    const practice = practiceOn(db);
    const [therapist, patient] = [await createTherapist(practice), await createPatient(practice)];
    await connect(practice, patient, therapist);
    const acting = actingFor(practice, therapist);
    const write = async (sign: boolean) => {
      const note = { id: crypto.randomUUID(), text: "Slept better.", appointmentId: null, sign };
      return (await createNote(acting, "progress", patient.id, note)).kind;
    };
    for (let index = 0; index < quotas.noteDrafts; index++) assert.equal(await write(false), "saved");
    assert.equal(await write(false), "too_many_drafts");
    assert.equal(await write(true), "saved");
  },
);
