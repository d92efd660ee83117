import { calledName } from "../../shared/called_name.ts";
import type { WaitlistOffersTable } from "../../../db/schema/waitlist.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvents } from "../../audit/record_audit_event.ts";
import { patientsActedFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import { partsOfDay } from "../../shared/codes/parts_of_day.ts";
import { type WaitlistEntryOutput, weekdays } from "../../shared/schemas/waitlist.ts";
import { USUAL_TYPE } from "../schedule/appointment_type.ts";
import { waitingEntries, type WaitingEntry } from "./waiting_entries.ts";

/** An entry of the waitlist, as the patient or the therapist sees it. */
export interface WaitlistView extends WaitlistEntryOutput {
  patient: WaitlistEntryOutput["patient"] & { timeZone: string };
  therapist: WaitlistEntryOutput["therapist"] & { timeZone: string };
  typeId: string | null;
  /** The last closed offer, and how it ended. */
  lastOffer: { startsAt: Temporal.Instant; state: "declined" | "expired" | "withdrawn" } | null;
}

/** More than one therapist can ever serve. */
const LIMIT = 500;

/**
 * Returns what the acting patient and their wards wait for, or who waits for the acting therapist, in order.
 * Records an audit event for every patient.
 */
export function listWaitlist(acting: Acting): Promise<WaitlistView[]> {
  return transaction(acting.db, async (trx) => {
    const rows = await entriesOf(trx, acting);
    const offers = rows.length === 0 ? [] : await trx.selectFrom("waitlistOffers")
      .select(["id", "entryId", "startsAt", "endsAt", "expiresAt", "state"])
      .where("entryId", "in", rows.map(({ id }) => id)).orderBy("offeredAt", "desc").execute();
    const byEntry = Map.groupBy(offers, ({ entryId }) => entryId);
    const patients = new Set(rows.map(({ patientId }) => patientId));
    const owners = patients.size > 0 ? [...patients] : [acting.actor.userId];
    await recordAuditEvents(
      trx,
      acting,
      owners.map((ownerId) => ({ action: "list", subjectType: "waitlist_entry", subjectId: null, ownerId })),
    );
    return rows.map((row) => viewOf(row, byEntry.get(row.id) ?? [], acting.now()));
  }, { isolation: "read committed" });
}

async function entriesOf(trx: Transaction, acting: Acting): Promise<WaitingEntry[]> {
  const { actor, now } = acting;
  const query = waitingEntries(trx, now()).orderBy("entry.createdAt").orderBy("entry.id").limit(LIMIT);
  if (actor.role === "therapist") return await query.where("entry.therapistId", "=", actor.userId).execute();
  const patients = await patientsActedFor({ ...acting, db: trx });
  return patients.length === 0 ? [] : await query.where("entry.patientId", "in", patients).execute();
}

type OfferRow = NonNullable<WaitlistEntryOutput["offer"]> & { state: WaitlistOffersTable["state"] };

function viewOf(row: WaitingEntry, offers: readonly OfferRow[], now: Temporal.Instant): WaitlistView {
  const isLive = ({ state, expiresAt }: OfferRow) =>
    state === "offered" && Temporal.Instant.compare(now, expiresAt) < 0;
  const offer = offers.find(isLive);
  const last = offers.find((one) => !isLive(one));
  return {
    id: row.id,
    patient: {
      id: row.patientId,
      name: calledName({ ...row, name: row.patientName }),
      timeZone: row.patientTimeZone,
    },
    therapist: { id: row.therapistId, name: row.therapistName, timeZone: row.therapistTimeZone },
    appointment: row.appointmentId && row.presentStartsAt
      ? { id: row.appointmentId, startsAt: row.presentStartsAt }
      : null,
    typeId: row.typeId,
    type: row.typeName ?? USUAL_TYPE,
    earliest: row.earliest,
    latest: row.latest,
    weekdays: weekdays.filter((day) => row.weekdays.includes(day)),
    partsOfDay: partsOfDay.filter((part) => row.partsOfDay.includes(part)),
    since: row.createdAt,
    offer: offer
      ? { id: offer.id, startsAt: offer.startsAt, endsAt: offer.endsAt, expiresAt: offer.expiresAt }
      : null,
    lastOffer: last ? { startsAt: last.startsAt, state: endOf(last.state) } : null,
  };
}

/** An open offer whose time is up has expired, even if the sweep has not recorded that yet. */
function endOf(state: WaitlistOffersTable["state"]): "declined" | "expired" | "withdrawn" {
  return state === "declined" || state === "withdrawn" ? state : "expired";
}
