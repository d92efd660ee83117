import type { Insertable } from "kysely";
import type { Database } from "../../../db/schema/database.ts";
import type { Transaction } from "../../../db/transaction.ts";

/** The tables that factories fill, ordered so that every row finds what it refers to. */
const tables = [
  "users",
  "accounts",
  "patientProfiles",
  "consents",
  "guardianships",
  "therapistProfiles",
  "availabilityRules",
  "appointmentTypes",
  "timeOff",
  "importedCalendars",
  "importedBusyTimes",
  "credentials",
  "careRelationships",
  "appointments",
  "appointmentAttendees",
  "bookedTime",
  "waitlistEntries",
  "measureRequests",
  "measureResults",
  "measureFlags",
  "progressNotes",
  "progressNoteAmendments",
  "psychotherapyNotes",
  "psychotherapyNoteAmendments",
] as const satisfies readonly (keyof Database)[];

type Table = (typeof tables)[number];

/** Rows to insert, by table. */
export type Rows = { [Name in Table]?: Insertable<Database[Name]>[] };

/** Keeps every statement far below the 65,535 placeholders that PostgreSQL's protocol allows. */
const ROWS_A_STATEMENT = 1_000;

/** Inserts all rows, with one statement per table if they fit. */
export async function insertRows(trx: Transaction, ...parts: Rows[]): Promise<void> {
  for (const table of tables) {
    const rows = parts.flatMap((part): Insertable<Database[typeof table]>[] => part[table] ?? []);
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      await trx.insertInto(table).values(rows.slice(from, from + ROWS_A_STATEMENT)).execute();
    }
  }
}
