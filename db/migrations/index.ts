import * as accounts from "./0001_accounts.ts";
import * as people from "./0002_people.ts";
import * as scheduling from "./0003_scheduling.ts";
import * as operations from "./0004_operations.ts";
import * as authentication from "./0005_authentication.ts";
import * as credentials from "./0006_credentials.ts";
import * as care from "./0007_care.ts";
import * as measuresAndNotes from "./0008_measures_and_notes.ts";
import * as calendars from "./0009_calendars.ts";
import * as remindersAndMail from "./0010_reminders_and_mail.ts";
import * as appointments from "./0011_appointments.ts";
import * as guardians from "./0013_guardians.ts";
import * as waitlist from "./0014_waitlist.ts";
import * as licenseMails from "./0015_license_mails.ts";
import * as instruments from "./0016_instruments.ts";
import * as wishHash from "./0017_wish_hash.ts";
import * as timeZones from "./0018_time_zones.ts";
import * as shrunkCalendars from "./0019_shrunk_calendars.ts";
import * as strongestProof from "./0020_strongest_proof.ts";
import * as closedCare from "./0021_closed_care.ts";

export interface Migration {
  /** One statement each, safe to run again. */
  statements: readonly string[];
}

/** Every migration by its name, in order. Add at the end; never change a released one. */
export const migrations: Record<string, Migration> = {
  "0001_accounts": accounts,
  "0002_people": people,
  "0003_scheduling": scheduling,
  "0004_operations": operations,
  "0005_authentication": authentication,
  "0006_credentials": credentials,
  "0007_care": care,
  "0008_measures_and_notes": measuresAndNotes,
  "0009_calendars": calendars,
  "0010_reminders_and_mail": remindersAndMail,
  "0011_appointments": appointments,
  "0013_guardians": guardians,
  "0014_waitlist": waitlist,
  "0015_license_mails": licenseMails,
  "0016_instruments": instruments,
  "0017_wish_hash": wishHash,
  "0018_time_zones": timeZones,
  "0019_shrunk_calendars": shrunkCalendars,
  "0020_strongest_proof": strongestProof,
  "0021_closed_care": closedCare,
};
