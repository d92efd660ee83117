import { hashPassword } from "../auth/password/password.ts";
import type { Practice } from "../practice.ts";
import { makeCare } from "./factories/care.ts";
import { makeAdmin } from "./factories/admin.ts";
import { makeAppointment } from "./factories/appointment.ts";
import { insertRows, type Rows } from "./factories/rows.ts";
import { transaction } from "../../db/transaction.ts";
import { askedVisit } from "./asked_visit.ts";
import { calendarElsewhere } from "./blocked_time.ts";
import { measureRows } from "./demo_measures.ts";
import { noteRows } from "./demo_notes.ts";
import { pastVisitsOf } from "./past_visits.ts";
import { demoPatient, demoTherapist } from "./people.ts";
import { demoPatients } from "./patients.ts";
import { demoGroup, demoWard } from "./shared_visits.ts";
import { planVisits, type StandingVisit } from "./plan_visits.ts";
import { demoTherapists } from "./therapists.ts";
import { visitFacts } from "./visit_facts.ts";
import { waitingEntry } from "./waiting_entry.ts";

/** The password of every demo account; the README states it. */
export const DEMO_PASSWORD = "bloom-demo-2026";

type SeedResult = { kind: "seeded" } | { kind: "not_empty" };

/**
 * Fills an empty database with the demo practice: therapists, patients, an admin, and visits around today.
 * Does nothing if there is any user. Sends no mail.
 * @throws outside `local`, because these passwords are public.
 */
export async function seedDemo(
  practice: Pick<Practice, "db" | "config" | "keyring" | "notesKeyring" | "now">,
): Promise<SeedResult> {
  if (practice.config.environment !== "local") {
    throw new Error("The demo practice is for local use only: its passwords are public.");
  }
  if (await practice.db.selectFrom("users").select("id").limit(1).executeTakeFirst()) {
    return { kind: "not_empty" };
  }
  const rows = await demoRows(practice);
  await transaction(practice.db, (trx) => insertRows(trx, ...rows));
  return { kind: "seeded" };
}

async function demoRows(
  practice: Pick<Practice, "config" | "keyring" | "notesKeyring" | "now">,
): Promise<Rows[]> {
  const { config, keyring, now } = practice;
  const at = now();
  const passwordHash = await hashPassword(config, DEMO_PASSWORD);
  const admin = makeAdmin(at, passwordHash, { email: "admin@bloom.example", timeZone: "America/Denver" });
  const therapists = demoTherapists.map((about) => demoTherapist(about, at, passwordHash));
  const patients = demoPatients.map((about, index) => demoPatient(about, index, at, passwordHash));
  const schedules = new Map(therapists.map(({ user, schedule }) => [user.email, schedule]));
  const standing = patients.flatMap(({ user, sees }) =>
    sees.flatMap(({ therapist, ...time }): StandingVisit[] => {
      const schedule = schedules.get(therapist);
      return schedule ? [{ patientId: user.id, schedule, ...time }] : [];
    })
  );
  const planned = planVisits(standing, at);
  const alone = [
    ...planned.map((visit, index) => visitFacts(visit, index, at)),
    ...standing.slice(-1).flatMap((who) => askedVisit(who, planned, at)),
  ];
  const schedule = schedules.get("therapist@bloom.example");
  const guardian = patients.find(({ user }) => user.email === "patient@bloom.example")?.user;
  if (!schedule || !guardian) throw new Error("Those who show the demo practice are missing.");
  const ward = demoWard(guardian, { schedule, visits: alone, at });
  const withWard = [...alone, ...ward.visits];
  const inGroup = ["patient@bloom.example", "walter.jensen@example.com", "naomi.feld@example.com"];
  const group = patients.filter(({ user }) => inGroup.includes(user.email)).map(({ user }) => user.id);
  const visits = [...withWard, ...demoGroup(group, { schedule, visits: withWard, at })];
  const appointments = await Promise.all(visits.map(async (visit) => {
    const { appointment, rows } = await makeAppointment(at, keyring, visit);
    return { visit: { ...appointment, patientId: visit.patientId }, rows };
  }));
  const pairs = new Map(standing.map(({ patientId, schedule: { therapistId } }) => [
    patientId + therapistId,
    makeCare(at.subtract({ hours: 24 * 30 }), { patientId, therapistId }),
  ]));
  const care: Rows = { careRelationships: [...pairs.values()] };
  const idOf = new Map([...therapists, ...patients].map(({ user }) => [user.email, user.id]));
  const past = pastVisitsOf("therapist@bloom.example", idOf, appointments.map(({ visit }) => visit));
  const ofDemoPatient = appointments.map(({ visit }) => visit).filter(({ patientId, therapistId }) =>
    patientId === idOf.get("patient@bloom.example") && therapistId === idOf.get("therapist@bloom.example")
  );
  const elsewhere = therapists.filter(({ elsewhere }) => elsewhere.length > 0)
    .map(({ user, elsewhere }) => calendarElsewhere(practice, user.id, elsewhere));
  return [
    ...[admin, ...therapists, ...patients, ward, ...appointments].map(({ rows }) => rows),
    care,
    ...await Promise.all(elsewhere),
    { waitlistEntries: waitingEntry(ofDemoPatient, at) },
    ...await measureRows(practice, past),
    ...await noteRows(practice, past),
  ];
}
