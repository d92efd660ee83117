import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import { transaction } from "../../db/transaction.ts";
import { logMails } from "../../lib/jobs/mail_log/log_mails.ts";
import { askToConnect } from "../../lib/people/care/ask_to_connect.ts";
import { submitCredential } from "../../lib/people/credentials/submit_credential.ts";
import { askForMeasure } from "../../lib/records/measures/ask_for_measure.ts";
import { createNote } from "../../lib/records/notes/create_note.ts";
import { joinWaitlist } from "../../lib/scheduling/waitlist/join_waitlist.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { addPasskey } from "../support/add_passkey.ts";
import { fillWithDemo } from "../support/demo.ts";
import { createAppointment, createPatient } from "../support/factories.ts";
import { actingFor, testConfig, type TestPractice, testPractice } from "../support/practice.ts";

/** What a patient of this practice said and when they come, which no other answer of the site contains. */
export const secrets = {
  name: "Zenobia Quillfeather",
  request: "the ledge behind the old mill",
  note: "spoke about the winter in Tromsoe",
};

/** A practice in which every page of the site has something to show, and its people. */
export interface FullPractice {
  practice: TestPractice;
  app: TestApp;
  patient: User;
  therapist: User;
  admin: User;
  /** The start of the secret patient's visit, at a minute at which no slot begins. */
  secretVisit: Temporal.Instant;
  /** Returns the address of a route with the IDs of what its reader may see there. */
  addressOf(route: string): string;
}

/** Fills the practice: the demo, and what the demo lacks. */
export async function fullPractice(db: Db): Promise<FullPractice> {
  const config = testConfig({ GOOGLE_CLIENT_ID: "bloom", GOOGLE_CLIENT_SECRET: "secret" });
  const practice = testPractice(db, { config });
  await fillWithDemo(practice);
  const userBy = (email: string) =>
    db.selectFrom("users").selectAll().where("emailKey", "=", email).executeTakeFirstOrThrow();
  const [patient, therapist, admin] = [
    await userBy("patient@bloom.example"),
    await userBy("therapist@bloom.example"),
    await userBy("admin@bloom.example"),
  ];
  await db.updateTable("therapistProfiles").set({ accepting: "yes" }).where("userId", "=", therapist.id)
    .execute();
  const acting = actingFor(practice, therapist);

  const stranger = await createPatient(practice, { name: secrets.name });
  const asked = await askToConnect(actingFor(practice, stranger), {
    therapistId: therapist.id,
    note: secrets.request,
  });
  assert.ok(asked.kind === "asked");
  const secretVisit = practice.now().round({ smallestUnit: "hour" }).add({ hours: 24 * 9, minutes: 25 });
  await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: stranger.id,
    startsAt: secretVisit,
    minutes: 5,
  });

  const ofPatient = db.selectFrom("appointmentAttendees").select("appointmentId").where(
    "userId",
    "=",
    patient.id,
  );
  const visit = await db.selectFrom("appointments").select("id").where("id", "in", ofPatient)
    .where("therapistId", "=", therapist.id).where("status", "=", "booked").where("kind", "=", "individual")
    .where("startsAt", ">", practice.now()).orderBy("startsAt", "desc").executeTakeFirstOrThrow();
  const group = await db.selectFrom("appointments").select("id").where("kind", "=", "group")
    .where("therapistId", "=", therapist.id).executeTakeFirstOrThrow();
  const requestedVisit = await createAppointment(practice, {
    therapistId: therapist.id,
    patientId: stranger.id,
    startsAt: secretVisit.add({ hours: 24 }),
    minutes: 5,
    status: "pending",
    expiresAt: practice.now().add({ hours: 40 }),
  });
  await askForMeasure(acting, patient.id, { instrument: "phq9", repeats: "once" });
  const measure = await db.selectFrom("measureRequests").select("id").where("patientId", "=", patient.id)
    .where("therapistId", "=", therapist.id).where("status", "=", "open").executeTakeFirstOrThrow();
  const careId = await careOf(db, patient.id, therapist.id);
  const notes: Record<string, string> = {};
  for (const kind of ["progress", "psychotherapy"] as const) {
    notes[kind] = crypto.randomUUID();
    await createNote(acting, kind, patient.id, {
      id: notes[kind],
      text: secrets.note,
      appointmentId: null,
      sign: false,
    });
  }
  const { entryId, offerId } = await anOffer(practice, patient, therapist, visit.id);
  const today = practice.now().toZonedDateTimeISO("UTC").toPlainDate();
  const credential = await submitCredential(acting, null, {
    kind: "psychologist",
    number: "77",
    state: "NM",
    issuedOn: today.subtract({ days: 9 }).toString(),
    expiresOn: today.add({ days: 99 }).toString(),
    document: { name: "a.pdf", contentType: "application/pdf", bytes: new Uint8Array(9) },
  });
  assert.ok(credential.kind === "submitted");
  const mailId = crypto.randomUUID();
  await transaction(
    db,
    (trx) => logMails(trx, practice.now(), [{ id: mailId, kind: "notice", userId: null, to: "a@b.example" }]),
  );
  await db.updateTable("mails").set({ status: "dead" }).where("id", "=", mailId).execute();
  const passkeys = new Map<string, string>();
  for (const user of [patient, therapist, admin]) {
    passkeys.set(user.role, await addPasskey(db, { userId: user.id }));
  }

  const firstOf = async (
    table: "appointmentTypes" | "importedCalendars" | "measureFlags" | "measureResults" | "guardianships",
    column = "id",
  ) => {
    const rows: Record<string, unknown>[] = await db.selectFrom(table).selectAll().execute();
    const own =
      rows.find((row) =>
        [row.therapistId, row.guardianId, row.patientId].some((id) =>
          id === therapist.id || id === patient.id
        )
      ) ?? rows[0];
    return String(own?.[column]);
  };
  const ids: [part: string, ...ids: string[]][] = [
    ["practice/patients/:id/measures/:resultId", patient.id, await firstOf("measureResults")],
    ["practice/patients/:id/notes/:noteId", patient.id, notes.progress],
    ["practice/patients/:id/psychotherapy-notes/:noteId", patient.id, notes.psychotherapy],
    ["practice/patients/:id", patient.id],
    ["practice/notes/:id", notes.progress],
    ["practice/psychotherapy-notes/:id", notes.psychotherapy],
    ["practice/types/:id", await firstOf("appointmentTypes")],
    ["practice/calendars/:id", await firstOf("importedCalendars")],
    ["practice/flags/:id", await firstOf("measureFlags")],
    ["practice/requests/:id", await careOf(db, stranger.id, therapist.id)],
    ["practice/waitlist/:id", entryId],
    ["practice/measure-requests/:id", measure.id],
    ["credentials/:id", credential.credential.id],
    ["admin/mail/:id", mailId],
    ["measures/results/:id", await firstOf("measureResults")],
    ["measure-results/:id", await firstOf("measureResults")],
    ["measures/:id", measure.id],
    ["waitlist/offers/:id", offerId],
    ["appointments/:id/patients", group.id],
    ["appointments/:id/settlement", requestedVisit.id],
    ["appointments/:id", visit.id],
    ["waitlist/:id", entryId],
    ["care/:id", careId],
    ["family/:id", await firstOf("guardianships", "wardId")],
    ["wards/:id", await firstOf("guardianships", "wardId")],
    ["therapists/:id", therapist.id],
    ["passkeys/:id", passkeys.get("patient") ?? ""],
    [":provider", "google"],
    [":role", "therapist"],
    [":token", "x"],
    [":file", "x.ics"],
    [":id", crypto.randomUUID()],
  ];
  return {
    practice,
    app: await testApp(practice),
    patient,
    therapist,
    admin,
    secretVisit,
    addressOf: (route) => {
      const [, ...values] = ids.find(([part]) => route.includes(part)) ?? [""];
      return route.replaceAll(/:\w+/g, () => values.shift() ?? "x");
    },
  };
}

async function careOf(db: Db, patientId: string, therapistId: string): Promise<string> {
  const { id } = await db.selectFrom("careRelationships").select("id").where("patientId", "=", patientId)
    .where("therapistId", "=", therapistId).executeTakeFirstOrThrow();
  return id;
}

/** Lets the patient wait for an earlier time than a visit's, and offers them one. */
async function anOffer(practice: TestPractice, patient: User, therapist: User, appointmentId: string) {
  const { db, now } = practice;
  const today = now().toZonedDateTimeISO("UTC").toPlainDate();
  const joined = await joinWaitlist(actingFor(practice, patient), { appointmentId }, {
    earliest: today,
    latest: today.add({ days: 30 }),
    weekdays: ["1"],
    partsOfDay: ["morning"],
  });
  const entryId = joined.kind === "joined"
    ? joined.entryId
    : (await db.selectFrom("waitlistEntries").select("id")
      .where("appointmentId", "=", appointmentId).executeTakeFirstOrThrow()).id;
  const [offerId, freedTimeId] = [crypto.randomUUID(), crypto.randomUUID()];
  const time = {
    therapistId: therapist.id,
    startsAt: now().add({ hours: 48 }),
    endsAt: now().add({ hours: 49 }),
  };
  await db.insertInto("freedTimes").values({ id: freedTimeId, ...time, freedAt: now(), nextAt: null })
    .execute();
  await db.insertInto("waitlistOffers").values({
    id: offerId,
    freedTimeId,
    entryId,
    appointmentId: null,
    typeId: null,
    ...time,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    offeredAt: now(),
    expiresAt: now().add({ hours: 2 }),
    state: "offered",
    liveFreedTimeId: freedTimeId,
    liveEntryId: entryId,
  }).execute();
  return { entryId, offerId };
}
