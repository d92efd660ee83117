import type { Insertable } from "kysely";
import { newSchedule } from "../../welcome/begin_profile.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { Credential, TherapistProfile } from "../../../db/schema/people.ts";
import type { AvailabilityRulesTable, TimeOffTable } from "../../../db/schema/scheduling.ts";
import { makeUser, type PersonOverrides, userRows } from "./person.ts";
import type { Rows } from "./rows.ts";

/** Local hours on one weekday (1 = Monday), in minutes since midnight. */
export type Hours = Pick<Insertable<AvailabilityRulesTable>, "weekday" | "startsMinute" | "endsMinute">;
type TimeOff = Pick<Insertable<TimeOffTable>, "startsAt" | "endsAt"> & { note?: string };

export interface TherapistOverrides extends PersonOverrides {
  /**
   * Columns of the profile, including the schedule's settings. Default: listed, with a new calendar's
   * settings.
   */
  profile?: Partial<Omit<TherapistProfile, "userId">>;
  /** Default: Monday to Friday, 9:00 to 17:00. */
  hours?: readonly Hours[];
  /** The states of their verified licenses, which expire in three years. Default: Colorado. */
  states?: readonly string[];
  timeOff?: readonly TimeOff[];
}

export const officeHours: readonly Hours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  startsMinute: 9 * 60,
  endsMinute: 17 * 60,
}));

/** Makes a listed therapist in Denver with office hours, licensed in Colorado. */
export function makeTherapist(
  at: Temporal.Instant,
  passwordHash: string,
  { profile, hours = officeHours, states = ["CO"], timeOff = [], ...overrides }: TherapistOverrides = {},
): { user: User; rows: Rows } {
  const user = makeUser("therapist", at, { name: "Dr. Alex Morgan", ...overrides });
  const therapistProfile: TherapistProfile = {
    titles: "PhD, licensed psychologist",
    specialties: ["anxiety", "depression"],
    languages: ["en"],
    about: "I help people who worry more than they would like to.",
    approach: "We begin with what bothers you most this week.",
    listed: true,
    timeZone: user.timeZone,
    ...newSchedule,
    updatedAt: at,
    ...profile,
    userId: user.id,
  };
  const rows: Rows = {
    ...userRows(user, passwordHash),
    therapistProfiles: [therapistProfile],
    availabilityRules: hours.map((range) => ({
      id: crypto.randomUUID(),
      therapistId: user.id,
      ...range,
    })),
    timeOff: timeOff.map((time) => ({
      id: crypto.randomUUID(),
      therapistId: user.id,
      timeZone: therapistProfile.timeZone,
      note: "",
      createdAt: at,
      ...time,
    })),
    credentials: states.map((state) => license(user, at, state)),
  };
  return { user, rows };
}

/** Returns a verified license without a document. */
function license({ id: therapistId, timeZone }: User, at: Temporal.Instant, state: string): Credential {
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const expiresOn = today.add({ years: 3 });
  return {
    id: crypto.randomUUID(),
    therapistId,
    kind: "psychologist",
    number: `${state}-${therapistId.slice(0, 6).toUpperCase()}`,
    state,
    issuedOn: today.subtract({ years: 5 }),
    expiresOn,
    expiresAt: expiresOn.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
    documentId: null,
    status: "verified",
    version: 1,
    submittedAt: at,
    reviewedBy: null,
    reviewedAt: at,
    reviewReason: null,
    createdAt: at,
    updatedAt: at,
  };
}
