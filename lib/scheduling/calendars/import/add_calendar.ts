import { violates } from "../../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../../db/transaction.ts";
import { recordAuditEvent } from "../../../audit/record_audit_event.ts";
import { countAttempt, type TooMany } from "../../../auth/limits/count_attempt.ts";
import { readCalendarAddress } from "../../../outside/calendar/calendar_address.ts";
import { isLicensed } from "../../../people/credentials/licenses.ts";
import type { Acting } from "../../../practice.ts";
import type { InvalidInput } from "../../../shared/refusal.ts";
import { addressContext, addressHash } from "./calendar_secret.ts";
import { addressSentences } from "./import_failure.ts";
import { enqueueReading } from "./next_turn.ts";

export type AddCalendarResult =
  | { kind: "added"; id: string }
  | InvalidInput
  /** Only a practicing therapist makes Bloom fetch and parse files. */
  | { kind: "not_licensed" }
  | TooMany;

const MOST_CALENDARS = 5;
const SAME_ADDRESS = "imported_calendars_therapist_id_address_hash_key";

/**
 * Adds a calendar by its address, and enqueues its first reading. The address is a secret, so it is sealed.
 */
export async function addCalendar(
  acting: Acting,
  { name, address }: { name: string; address: string },
): Promise<AddCalendarResult> {
  const read = readCalendarAddress(address, { allowLoopback: acting.config.calendarLoopback });
  if (read.kind === "refused") return invalid(addressSentences[read.why]);
  const tooMany = await countAttempt(acting, ["calendarReadByAccount", acting.actor.userId]);
  if (tooMany) return tooMany;
  const id = crypto.randomUUID();
  const row = {
    id,
    name: name || read.url.hostname,
    address: await acting.keyring.seal(read.url.href, addressContext(id)),
    addressHash: addressHash(acting.config, read.url),
  };
  try {
    return await transaction(acting.db, (trx) => write(trx, acting, row));
  } catch (error) {
    if (!violates(error, SAME_ADDRESS)) throw error;
    return invalid("You've already added this calendar.");
  }
}

async function write(
  trx: Transaction,
  acting: Acting,
  row: { id: string; name: string; address: string; addressHash: string },
): Promise<AddCalendarResult> {
  const { userId } = acting.actor;
  const licensed = await trx.selectFrom("therapistProfiles").select("userId")
    .where("userId", "=", userId).where(isLicensed(acting.now())).executeTakeFirst();
  if (!licensed) return { kind: "not_licensed" };
  const before = await trx.selectFrom("importedCalendars").select("id").where("therapistId", "=", userId)
    .execute();
  if (before.length >= MOST_CALENDARS) {
    return invalid(`You already have ${MOST_CALENDARS} calendars. Remove one first.`);
  }
  const now = acting.now();
  await trx.insertInto("importedCalendars").values({
    ...row,
    therapistId: userId,
    turn: 1,
    failures: 0,
    failure: null,
    skipped: 0,
    readAt: null,
    nextReadAt: now,
    createdAt: now,
  }).execute();
  await enqueueReading(trx, acting, { id: row.id, turn: 1 }, now);
  await recordAuditEvent(trx, acting, {
    action: "add",
    subjectType: "imported_calendar",
    subjectId: row.id,
    ownerId: userId,
  });
  return { kind: "added", id: row.id };
}

const invalid = (message: string): InvalidInput => ({
  kind: "invalid",
  errors: [{ path: "address", message }],
});
