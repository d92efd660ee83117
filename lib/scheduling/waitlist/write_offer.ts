import type { Transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Reader } from "../../people/guardians/readers_of.ts";
import type { Caller } from "../../practice.ts";
import { type HeldTime, holdTime } from "../time/booked_time.ts";
import { postOfferMail } from "./offer_mail.ts";
import type { WaitingEntry } from "./waiting_entries.ts";

/**
 * Offers a time to a waiting patient and holds it for them. An appointments row with the offer's ID takes the
 * therapist's time, like any other row. It has no attendees, so it appears in no list and causes no
 * reminders. The keys throw if the time is taken.
 */
export async function writeOffer(
  trx: Transaction,
  caller: Caller,
  { freedTimeId, entry, held, expiresAt, readers }: {
    freedTimeId: string;
    entry: WaitingEntry;
    held: HeldTime;
    expiresAt: Temporal.Instant;
    /** The reader of the mail. */
    readers: readonly Reader[];
  },
): Promise<void> {
  const id = crypto.randomUUID();
  const now = caller.now();
  const { therapistId, patientIds: _, ...time } = held;
  await trx.insertInto("appointments").values({
    id,
    therapistId,
    ...time,
    status: "pending",
    isOffer: true,
    sequence: 0,
    kind: "individual",
    typeId: entry.typeId,
    typeName: "",
    seriesId: null,
    expiresAt,
    overridden: false,
    lateCancel: false,
    createdBy: therapistId,
    idempotencyKey: `offer:${id}`,
    cancelledAt: null,
    cancelledBy: null,
    cancellationReason: null,
    createdAt: now,
    updatedAt: now,
  }).execute();
  await holdTime(trx, id, { ...held, patientIds: [] });
  await trx.insertInto("waitlistOffers").values({
    id,
    freedTimeId,
    entryId: entry.id,
    therapistId,
    appointmentId: null,
    typeId: entry.typeId,
    ...time,
    offeredAt: now,
    expiresAt,
    state: "offered",
    liveFreedTimeId: freedTimeId,
    liveEntryId: entry.id,
  }).execute();
  await recordAuditEvent(trx, caller, {
    action: "offer",
    subjectType: "waitlist_entry",
    subjectId: entry.id,
    ownerId: entry.patientId,
  });
  for (const reader of readers) await postOfferMail(trx, caller, entry, { ...time, expiresAt }, reader);
}
