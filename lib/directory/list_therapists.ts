import { sql, type SqlBool } from "kysely";
import type { Caller } from "../practice.ts";
import { type BusyTimes, loadBusy } from "../scheduling/free/load_busy.ts";
import { nextSlot } from "../scheduling/free/slots.ts";
import type { TherapistOutput, TherapistsQuery } from "../shared/schemas/directory.ts";
import { leaveOutBroken } from "../observe/leave_out_broken.ts";
import { isLicensed } from "../people/credentials/licenses.ts";
import { readDirectoryCursor, writeDirectoryCursor } from "./directory_cursor.ts";
import { placeOf, soonestFirst } from "./soonest_first.ts";
import { type PublicTherapist, publicTherapist, publicTherapists } from "./therapist_card.ts";

/** What to look for, by the codes in lib/shared/codes; an omitted field matches all. */
export interface DirectoryQuestion extends Partial<Omit<TherapistsQuery, "state" | "limit">> {
  /** The patient's state, as it is stored: the therapist must be licensed there. */
  state?: string;
  limit: number;
}

interface DirectoryPage {
  items: TherapistOutput[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

/**
 * Returns a page of the directory: listed, active therapists with hours, each with the next slot that the
 * viewer could book. One query loads profiles and schedules, one the busy times.
 *
 * The order by soonest free slot is not stored: each page computes it again and continues after the slot
 * where the previous page ended. While calendars do not change, each therapist appears exactly once. A
 * therapist whose next slot is taken between two pages may appear again further down; one whose slot becomes
 * free may be missing until the first page is loaded again. A cursor that `readDirectoryCursor` does not know
 * counts as none.
 */
export function listTherapists(caller: Caller, question: DirectoryQuestion): Promise<DirectoryPage> {
  return question.sort === "name" ? listByName(caller, question) : listBySoonest(caller, question);
}

async function listByName(caller: Caller, question: DirectoryQuestion): Promise<DirectoryPage> {
  const { limit, cursor } = question;
  const after = cursor === undefined ? null : readDirectoryCursor(cursor, "name");
  const nameKey = sql<string>`lower(users.name)`;
  const rows = await matching(caller, question)
    .select(nameKey.as("nameKey"))
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(lower(users.name), users.id) > (${after?.name ?? ""}::text, ${
          after?.id ?? null
        }::uuid)`,
      ))
    .orderBy(nameKey).orderBy("users.id")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown[shown.length - 1] : null;
  const therapists = shown.map(({ nameKey: _, ...row }) => publicTherapist(row));
  const busy = await busyTimes(caller, therapists);
  return {
    items: leaveOutBroken(therapists, ({ card, schedule }) => ({
      ...card,
      nextSlot: nextSlot(schedule, busy.of(card.id), caller.now()),
    }), { log: caller.log, idOf: ({ card }) => card.id }),
    nextCursor: last && writeDirectoryCursor({ sort: "name", name: last.nameKey, id: last.id }),
  };
}

async function listBySoonest(caller: Caller, question: DirectoryQuestion): Promise<DirectoryPage> {
  const { limit, cursor } = question;
  const therapists = (await matching(caller, question).execute()).map(publicTherapist);
  const byId = new Map(therapists.map((therapist) => [therapist.card.id, therapist]));
  const found = await soonestFirst({
    schedules: therapists.map(({ schedule }) => schedule),
    log: caller.log,
    now: caller.now(),
    count: limit + 1,
    after: cursor === undefined ? null : readDirectoryCursor(cursor, "soonest"),
    busyOf: (ids) => busyTimes(caller, ids.flatMap((id) => byId.get(id) ?? [])),
  });
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown[shown.length - 1] : null;
  return {
    items: shown.flatMap(({ id, slot }) => {
      const therapist = byId.get(id);
      return therapist ? [{ ...therapist.card, nextSlot: slot }] : [];
    }),
    nextCursor: last && writeDirectoryCursor({ sort: "soonest", ...placeOf(last) }),
  };
}

function matching(caller: Caller, { specialty, language, state }: DirectoryQuestion) {
  const has = (column: "specialties" | "languages", code: string) =>
    sql<SqlBool>`${sql.ref(column)} @> ARRAY[${code}::text]`;
  return publicTherapists(caller)
    .where("listed", "=", true)
    .where(isLicensed(caller.now(), state))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("availabilityRules").select("availabilityRules.id")
          .whereRef("availabilityRules.therapistId", "=", "therapistProfiles.userId"),
      )
    )
    .$if(specialty !== undefined, (query) => query.where(has("specialties", specialty ?? "")))
    .$if(language !== undefined, (query) => query.where(has("languages", language ?? "")));
}

/**
 * Returns the busy times of these therapists, and of the viewer if that is a patient, up to the longest
 * horizon.
 */
export function busyTimes(
  { db, now, actor }: Caller,
  therapists: readonly PublicTherapist[],
): Promise<BusyTimes> {
  if (therapists.length === 0) return Promise.resolve({ of: () => ({ therapist: [], patient: [] }) });
  const horizonDays = Math.max(...therapists.map(({ schedule }) => schedule.horizonDays));
  return loadBusy(db, {
    therapistIds: therapists.map(({ card }) => card.id),
    patientIds: actor?.role === "patient" ? [actor.userId] : [],
    from: now(),
    // Two days more than the horizon: a day can have 25 hours, and zones are up to 26 hours apart.
    until: now().add({ hours: 24 * (horizonDays + 2) }),
  });
}
