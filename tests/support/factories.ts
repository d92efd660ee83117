import type { User } from "../../db/schema/accounts.ts";
import type { CareRelationship } from "../../db/schema/care.ts";
import type { Appointment } from "../../db/schema/scheduling.ts";
import { transaction } from "../../db/transaction.ts";
import { hashPassword } from "../../lib/auth/password/password.ts";
import { makeAdmin } from "../../lib/demo/factories/admin.ts";
import { type AppointmentFacts, makeAppointment } from "../../lib/demo/factories/appointment.ts";
import { makeCare } from "../../lib/demo/factories/care.ts";
import { makePatient, type PatientOverrides } from "../../lib/demo/factories/patient.ts";
import type { PersonOverrides } from "../../lib/demo/factories/person.ts";
import { insertRows } from "../../lib/demo/factories/rows.ts";
import { makeTherapist, type TherapistOverrides } from "../../lib/demo/factories/therapist.ts";
import type { Practice } from "../../lib/practice.ts";

/** The password of every test user who was not given another one. */
export const FACTORY_PASSWORD = "a quiet walk by the river";

/** What the factories need of a practice. */
type FactoryPractice = Pick<Practice, "db" | "now" | "config">;

interface WithPassword {
  /** Default: FACTORY_PASSWORD. */
  password?: string;
}

/** The hash of a made-up person's password. */
const hashFactoryPassword = ({ config }: Pick<Practice, "config">, password = FACTORY_PASSWORD) =>
  hashPassword(config, password);

/** Puts an admin into the practice. */
export async function createAdmin(
  practice: FactoryPractice,
  { password, ...overrides }: PersonOverrides & WithPassword = {},
): Promise<User> {
  const passwordHash = await hashFactoryPassword(practice, password);
  const { user, rows } = makeAdmin(practice.now(), passwordHash, overrides);
  await transaction(practice.db, (trx) => insertRows(trx, rows));
  return user;
}

/** The profile of a user who has just signed up. */
export const emptyPatientProfile = {
  legalName: null,
  preferredName: null,
  birthDate: null,
  state: null,
  phone: null,
  emergencyName: null,
  emergencyPhone: null,
  emergencyRelationship: null,
} satisfies PatientOverrides["profile"];

/** Puts a patient into the practice; without overrides one who can book at once. */
export async function createPatient(
  practice: FactoryPractice,
  { password, ...overrides }: PatientOverrides & WithPassword = {},
): Promise<User> {
  const passwordHash = await hashFactoryPassword(practice, password);
  const { user, rows } = makePatient(practice.now(), passwordHash, overrides);
  await transaction(practice.db, (trx) => insertRows(trx, rows));
  return user;
}

/** Puts a therapist into the practice; without overrides one whom patients in Colorado can book. */
export async function createTherapist(
  practice: FactoryPractice,
  { password, ...overrides }: TherapistOverrides & WithPassword = {},
): Promise<User> {
  const passwordHash = await hashFactoryPassword(practice, password);
  const { user, rows } = makeTherapist(practice.now(), passwordHash, overrides);
  await transaction(practice.db, (trx) => insertRows(trx, rows));
  return user;
}

/** Puts an appointment into the practice as it is, whatever the therapist's hours say. */
export async function createAppointment(
  practice: Pick<Practice, "db" | "now" | "keyring">,
  facts: AppointmentFacts,
): Promise<Appointment> {
  const { appointment, rows } = await makeAppointment(practice.now(), practice.keyring, facts);
  await transaction(practice.db, (trx) => insertRows(trx, rows));
  return appointment;
}

/** Lets the two work together, so that the patient can book as often as they like. */
export async function connect(
  practice: FactoryPractice,
  patient: Pick<User, "id">,
  therapist: Pick<User, "id">,
  overrides: Partial<CareRelationship> = {},
): Promise<CareRelationship> {
  const pair = { patientId: patient.id, therapistId: therapist.id };
  const care = makeCare(practice.now(), pair, overrides);
  await transaction(practice.db, (trx) => insertRows(trx, { careRelationships: [care] }));
  return care;
}
