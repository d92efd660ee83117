import { calledName } from "../../shared/called_name.ts";
import type { Accepting } from "../../shared/codes/accepting.ts";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Queryable } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { covers, licensedUntilIn } from "../credentials/licenses.ts";
import type { Pair } from "./care_of.ts";
import type { CareStanding } from "./care_states.ts";

/** What a patient can ask of a therapist. */
interface TherapistForCare {
  name: string;
  email: string;
  locale: LocaleCode;
  accepting: Accepting;
  firstVisitOpen: boolean;
  standing: CareStanding;
  /** The patient's name as the therapist sees it. */
  patientName: string;
  /** The patient's state, and whether the therapist is licensed there. */
  state: string | null;
  isLicensed: boolean;
}

/** Returns a listed therapist as this patient sees them; null for any other. */
export async function findTherapistForCare(
  queryable: Queryable,
  { now }: Pick<Caller, "now">,
  { patientId, therapistId }: Pair,
): Promise<TherapistForCare | null> {
  const patient = await queryable.selectFrom("patientProfiles")
    .innerJoin("users", "users.id", "patientProfiles.userId")
    .select(["state", "preferredName", "users.name"])
    .where("patientProfiles.userId", "=", patientId).executeTakeFirst();
  if (!patient) return null;
  const row = await queryable.selectFrom("therapistProfiles")
    .innerJoin("users", "users.id", "therapistProfiles.userId")
    .leftJoin(
      "careRelationships as care",
      (join) =>
        join.onRef("care.therapistId", "=", "therapistProfiles.userId").on("care.patientId", "=", patientId),
    )
    .select(["users.name", "users.email", "users.locale", "accepting", "firstVisitOpen", "care.status"])
    .select(licensedUntilIn(patient.state).as("licensedUntil"))
    .where("therapistProfiles.userId", "=", therapistId)
    .where("listed", "=", true).where("users.status", "=", "active")
    .executeTakeFirst();
  if (!row) return null;
  const { licensedUntil, status, ...therapist } = row;
  return {
    ...therapist,
    standing: status ?? "none",
    patientName: calledName(patient),
    state: patient.state,
    isLicensed: covers(licensedUntil, now()),
  };
}
