import { calledNameSql } from "../profile/called_name_sql.ts";
import { sql } from "kysely";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Queryable } from "../../../db/transaction.ts";
import { actsFor } from "./acts_for.ts";

/** A recipient of mails about a patient. */
export interface Reader {
  id: string;
  /** The preferred name if there is one. */
  name: string;
  email: string;
  timeZone: string;
  locale: LocaleCode;
}

/** Returns the recipients of mails about a patient: the patient or, for a ward, the current guardians. */
export function readersOf(db: Queryable, patientId: string, now: Temporal.Instant): Promise<Reader[]> {
  return db.selectFrom("users")
    .leftJoin("patientProfiles as profile", "profile.userId", "users.id")
    .select(["users.id", "users.email", "users.timeZone", "users.locale"])
    .select(calledNameSql("profile", "users").as("name"))
    .where("users.status", "=", "active")
    .where(({ eb, or }) =>
      or([
        eb("users.id", "=", patientId),
        actsFor(sql.ref("users.id"), sql`${patientId}::uuid`, now),
      ])
    )
    .orderBy("users.id").execute();
}
