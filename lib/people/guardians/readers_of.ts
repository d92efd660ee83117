import { sql } from "kysely";
import type { Locale } from "../../../db/schema.ts";
import type { Queryable } from "../../../db/transaction.ts";
import { actsFor } from "./acts_for.ts";

/** Somebody who reads mails about a patient. */
export interface Reader {
  id: string;
  name: string;
  email: string;
  timeZone: string;
  locale: Locale;
}

/** Who reads mails about a patient: the patient, or for a ward whoever may act for it now. */
export function readersOf(db: Queryable, patientId: string, now: Temporal.Instant): Promise<Reader[]> {
  return db.selectFrom("users")
    .select(["users.id", "users.name", "users.email", "users.timeZone", "users.locale"])
    .where("users.status", "=", "active")
    .where(({ eb, or }) =>
      or([
        eb("users.id", "=", patientId),
        actsFor(sql.ref("users.id"), sql`${patientId}::uuid`, now),
      ])
    )
    .orderBy("users.id").execute();
}
