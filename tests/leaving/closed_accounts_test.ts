/** What closing an account does, over every table that refers to one. */
import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import { statements } from "../../db/migrations/0021_closed_care.ts";
import { deleteAccount } from "../../lib/leaving/delete_account.ts";
import { findPatientRecord } from "../../lib/overview/patient_record.ts";
import { listCare } from "../../lib/people/care/list_care.ts";
import { listForReview } from "../../lib/people/credentials/credentials_for_review.ts";
import { listNotes } from "../../lib/records/notes/read_notes.ts";
import { cancelAppointment } from "../../lib/scheduling/booking/cancel_appointment.ts";
import { listAppointments } from "../../lib/scheduling/appointments/list_appointments.ts";
import { passOnFreedTimes } from "../../lib/scheduling/waitlist/pass_on_freed_times.ts";
import { partsOfDay } from "../../lib/shared/codes/parts_of_day.ts";
import { weekdays } from "../../lib/shared/schemas/waitlist.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import { fullPractice } from "../http/full_practice.ts";
import { databaseTest } from "../support/database.ts";
import { connect, createAdmin, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor, testPractice } from "../support/practice.ts";
import { fates } from "./fates.ts";

databaseTest("the table of what closing an account does names every foreign key to one", async ({ db }) => {
  const { rows } = await sql<{ key: string }>`
    SELECT DISTINCT of_column.table_name || '.' || of_column.column_name AS key
    FROM information_schema.table_constraints AS foreign_key
    JOIN information_schema.key_column_usage AS of_column
      ON of_column.constraint_name = foreign_key.constraint_name
      AND of_column.constraint_schema = foreign_key.constraint_schema
    JOIN information_schema.constraint_column_usage AS target
      ON target.constraint_name = foreign_key.constraint_name
      AND target.constraint_schema = foreign_key.constraint_schema
    WHERE foreign_key.constraint_type = 'FOREIGN KEY' AND foreign_key.constraint_schema = current_schema()
      AND target.table_name IN ('users', 'patient_profiles', 'therapist_profiles')`.execute(db);
  assert.deepEqual(rows.map(({ key }) => key).sort(), Object.keys(fates).sort());
});

/** Returns, by foreign key, how many rows refer to one of the users, and how many of them live. */
async function rowsOf(db: Db, users: readonly string[], now: Temporal.Instant) {
  const counts = new Map<string, { all: number; live: number }>();
  for (const [key, fate] of Object.entries(fates)) {
    const [table, column] = key.split(".");
    const theirs = sql`FROM ${sql.table(table)} WHERE ${sql.ref(column)} IN (${sql.join(users)})`;
    const live = typeof fate === "string"
      ? sql`AND false`
      : sql`AND (${"live" in fate ? fate.live(now) : fate.only})`;
    const { rows: [{ all, alive }] } = await sql<{ all: number; alive: number }>`
      SELECT (SELECT count(*)::int4 ${theirs}) AS all, (SELECT count(*)::int4 ${theirs} ${live}) AS alive`
      .execute(db);
    counts.set(key, { all, live: alive });
  }
  return counts;
}

/** Gives every table that the full practice leaves empty a row of this user. */
async function fill(db: Db, user: User, now: Temporal.Instant) {
  const later = now.add({ hours: 1 });
  const add = (table: string, row: Record<string, unknown>) => {
    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    return sql`INSERT INTO ${sql.table(table)} (${columns})
      VALUES (${sql.join(Object.values(row))}) ON CONFLICT DO NOTHING`.execute(db);
  };
  const [id, user_id] = [() => crypto.randomUUID(), user.id];
  await add("tokens", {
    id: id(),
    kind: "second_factor",
    user_id,
    secret_hash: id(),
    payload: "",
    attempts: 0,
    created_at: now,
    expires_at: later,
  });
  await add("two_factors", { user_id, last_step: 0 });
  await add("recovery_codes", { id: id(), user_id, code_hash: id(), created_at: now });
  await add("browsers", {
    id: id(),
    user_id,
    secret_hash: id(),
    user_agent: "",
    first_seen_at: now,
    last_seen_at: now,
  });
  await add("sessions", {
    id: id(),
    token_hash: id(),
    user_id,
    created_at: now,
    last_seen_at: now,
    expires_at: later,
    network: "",
    user_agent: "",
  });
  await add("calendar_feeds", { user_id, secret_hash: id(), created_at: now });
  await add("reminder_choices", { user_id, offset_minutes: 60, wanted: true, decided_at: now });
  await add("mails", {
    id: id(),
    user_id,
    masked_address: "",
    kind: "notice",
    status: "delivered",
    attempts: 1,
    created_at: now,
    changed_at: now,
  });
  await sql`INSERT INTO appointment_reminders (appointment_id, user_id, offset_minutes, starts_at, claimed_at)
    SELECT appointment_id, user_id, 60, ${now}::timestamptz, ${now}::timestamptz
    FROM appointment_attendees WHERE user_id = ${user_id}`.execute(db);
  if (user.role !== "therapist") return;
  await add("therapist_photos", {
    user_id,
    content_type: "image/png",
    bytes: new Uint8Array(1),
    digest: "",
    updated_at: now,
  });
  await add("time_off", {
    id: id(),
    therapist_id: user_id,
    starts_at: now,
    ends_at: later,
    time_zone: "UTC",
    note: "a private matter",
    created_at: now,
  });
}

databaseTest(
  "closing an account deletes, ends or keeps each row that refers to it, in one transaction: a patient's and their ward's, a therapist's, an admin's",
  async ({ db }) => {
    const { practice, patient, therapist, admin } = await fullPractice(db);
    await createAdmin(practice);
    const { wardId } = await db.selectFrom("guardianships").select("wardId")
      .where("guardianId", "=", patient.id).executeTakeFirstOrThrow();
    await sql`UPDATE consents SET given_by = ${patient.id} WHERE user_id = ${wardId}`.execute(db);
    await sql`UPDATE credentials SET reviewed_by = ${admin.id}`.execute(db);
    await sql`UPDATE measure_flags SET patient_id = ${patient.id}, therapist_id = ${therapist.id}`.execute(
      db,
    );
    for (const user of [patient, therapist, admin]) await fill(db, user, practice.now());
    const former = await createPatient(practice);
    await connect(practice, former, therapist, {
      status: "finished",
      referredTo: therapist.id,
      endedBy: patient.id,
    });

    const seen = new Set<string>();
    const close = async (user: User, ...others: string[]) => {
      const users = [user.id, ...others];
      const before = await rowsOf(db, users, practice.now());
      assert.equal((await deleteAccount(actingFor(practice, user))).kind, "deleted");
      const after = await rowsOf(db, users, practice.now());
      for (const [key, fate] of Object.entries(fates)) {
        const [was, is] = [before.get(key), after.get(key)];
        assert.ok(was && is);
        if (typeof fate === "string" ? was.all > 0 : was.live > 0) seen.add(key);
        if (fate === "deleted") assert.equal(is.all, 0, `${key} of a ${user.role} is not deleted.`);
        else if (fate === "kept") assert.ok(is.all >= was.all, `${key} of a ${user.role} is not kept.`);
        else if ("only" in fate) assert.ok(is.live >= was.live, `${key} of a ${user.role} is not kept.`);
        else assert.equal(is.live, 0, `${key} of a ${user.role} does not end.`);
      }
    };

    const waiting = await createPatient(practice);
    await connect(practice, waiting, therapist);
    const now = practice.now();
    const today = now.toZonedDateTimeISO("UTC").toPlainDate();
    await db.insertInto("waitlistEntries").values({
      id: crypto.randomUUID(),
      patientId: waiting.id,
      therapistId: therapist.id,
      appointmentId: null,
      typeId: null,
      earliest: today,
      latest: today.add({ days: 30 }),
      weekdays: [...weekdays],
      partsOfDay: [...partsOfDay],
      state: "waiting",
      liveKey: `${waiting.id} ${therapist.id}`,
      createdAt: now,
      endedAt: null,
    }).execute();
    await close(patient, wardId);
    const asTherapist = actingFor(practice, therapist);
    for (let left = true; left;) {
      const { items } = await listAppointments(asTherapist, { when: "coming", limit: 100 });
      for (const { id: appointmentId } of items) {
        await cancelAppointment(asTherapist, { appointmentId, reason: "" });
      }
      left = items.length === 100;
    }
    practice.clock.advance({ minutes: 6 });
    await passOnFreedTimes(practice);
    await close(therapist);
    await close(admin);
    assert.deepEqual(
      Object.keys(fates).filter((key) => !seen.has(key)),
      [],
      "The test has no row for these.",
    );

    // Nothing is offered afterward, and nothing waits for a review.
    practice.clock.advance({ hours: 3 });
    await passOnFreedTimes(practice);
    assert.equal(
      (await db.selectFrom("waitlistOffers").select("id")
        .where("therapistId", "=", therapist.id).execute()).length,
      0,
    );
    for (const list of ["waiting", "ending", "verified", "refused"] as const) {
      const listed = await listForReview(actingFor(practice, admin), list);
      assert.ok(listed.every((license) => license.therapist.id !== therapist.id), list);
    }
  },
);

databaseTest(
  "a therapist still reads the record of a patient who left, shown as closed, and a patient sees that a therapist who left is past",
  async ({ db }) => {
    const { practice, patient, therapist, app } = await fullPractice(db);
    const asTherapist = actingFor(practice, therapist);
    const before = await findPatientRecord(asTherapist, patient.id);
    assert.ok(before && !before.isClosed && before.contact && before.coming.length > 0);
    const notes = async () => (await listNotes(asTherapist, "progress", patient.id))?.notes;
    const written = await notes();
    assert.ok(written && written.length > 0);
    assert.equal((await deleteAccount(actingFor(practice, patient))).kind, "deleted");
    const after = await findPatientRecord(asTherapist, patient.id);
    assert.ok(after?.isClosed);
    assert.deepEqual([after.contact, after.coming, after.care?.status], [null, [], "finished"]);
    assert.ok(after.past.length >= before.past.length && before.past.length > 0);
    assert.deepEqual(await notes(), written);
    assert.ok((await listCare(asTherapist, "active")).every((care) => care.patient.id !== patient.id));
    const page = await (await app.as(therapist)).fetch(`/practice/patients/${patient.id}`);
    assert.match(await page.text(), /has left the practice/);
  },
);

databaseTest(
  "no mail after an account is closed offers to book or leads to a page that its reader cannot open",
  async ({ db }) => {
    const { practice, patient, therapist } = await fullPractice(db);
    const { wardId } = await db.selectFrom("guardianships").select("wardId")
      .where("guardianId", "=", patient.id).executeTakeFirstOrThrow();
    const ofWard = await db.selectFrom("appointmentAttendees").innerJoin(
      "appointments",
      "id",
      "appointmentId",
    )
      .select("id").where("userId", "=", wardId).where("startsAt", ">", practice.now()).execute();
    assert.ok(ofWard.length > 0);
    await deleteAccount(actingFor(practice, patient));
    await runDueJobs(practice);
    const mails = practice.outbox.filter(({ to }) => to === patient.email);
    assert.ok(mails.length >= 3, `${mails.length} mails`);
    assert.ok(mails.some(({ subject }) => /canceled/.test(subject)));
    assert.ok(mails.some(({ subject }) => /no longer in/.test(subject)), "in the group");
    for (const { text, html, calendar } of mails) {
      assert.doesNotMatch(text + html, /book (another|a visit)|You can now book/i);
      for (const content of [text, calendar?.content.replaceAll("\r\n ", "") ?? ""]) {
        const links = content.match(/https?:\/\/[^\s\\]+/g) ?? [];
        assert.ok(links.every((link) => new URL(link).pathname === "/"), links.join());
      }
    }
    assert.ok(
      practice.outbox.some(({ to, subject }) =>
        to === therapist.email && subject === "You no longer work together"
      ),
    );
  },
);

databaseTest("a patient hears that the therapist whom they asked has left", async ({ db }) => {
  const practice = testPractice(db);
  const therapist = await createTherapist(practice, { name: "Dr. Gone" });
  const [asking, working] = [await createPatient(practice), await createPatient(practice)];
  await connect(practice, asking, therapist, { status: "requested", answeredAt: null });
  await connect(practice, working, therapist);
  assert.equal((await deleteAccount(actingFor(practice, therapist))).kind, "deleted");
  await runDueJobs(practice);
  const subjectTo = (email: string) =>
    practice.outbox.filter(({ to }) => to === email).map((mail) => mail.subject);
  assert.deepEqual(subjectTo(asking.email), ["Your request can't be answered"]);
  assert.deepEqual(subjectTo(working.email), ["You no longer work together"]);
});

databaseTest(
  "a migration ends the care of accounts that were closed before, and no other",
  async ({ db }) => {
    const practice = testPractice(db);
    const therapist = await createTherapist(practice);
    const [gone, here] = [await createPatient(practice), await createPatient(practice)];
    const [requested, active] = [await createTherapist(practice), therapist];
    for (const patient of [gone, here]) {
      await connect(practice, patient, requested, { status: "requested", answeredAt: null, note: "sealed" });
      await connect(practice, patient, active, { note: "sealed" });
    }
    await db.updateTable("users").set({ status: "deleted" }).where("id", "=", gone.id).execute();
    for (const statement of statements) await sql.raw(statement).execute(db);
    const of = async (patient: User) =>
      (await db.selectFrom("careRelationships").select(["status", "note"]).where("patientId", "=", patient.id)
        .execute()).map(({ status, note }) => `${status} ${note}`).sort();
    assert.deepEqual(await of(gone), ["finished null", "finished sealed"]);
    assert.deepEqual(await of(here), ["active sealed", "requested sealed"]);
  },
);
