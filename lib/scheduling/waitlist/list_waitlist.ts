import { calledName } from "../../shared/called_name.ts";
import type { WaitlistOffersTable } from "../../../db/schema/waitlist.ts";
import type { PartOfDay } from "../../shared/codes/parts_of_day.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvents } from "../../audit/record_audit_event.ts";
import { patientsActedFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import { partsOfDay } from "../../shared/codes/parts_of_day.ts";
import { type WaitlistEntryJson, weekdays } from "../../shared/schemas/waitlist.ts";
import { USUAL_TYPE } from "../schedule/appointment_type.ts";
import { waitingEntries, type WaitingEntry } from "./waiting_entries.ts";

/** An entry of the waitlist, as the patient or the therapist sees it. */
export interface WaitlistView {
  id: string;
  patient: { id: string; name: string; timeZone: string };
  therapist: { id: string; name: string; timeZone: string };
  /** The visit that should be earlier; null if any visit is fine. */
  appointment: { id: string; startsAt: Temporal.Instant } | null;
  typeId: string | null;
  typeName: string;
  earliest: Temporal.PlainDate;
  latest: Temporal.PlainDate;
  weekdays: string[];
  partsOfDay: PartOfDay[];
  since: Temporal.Instant;
  /** The time that is held for the patient now. */
  offer: OfferView | null;
  /** The last closed offer, and how it ended. */
  lastOffer: { startsAt: Temporal.Instant; state: "declined" | "expired" | "withdrawn" } | null;
}

interface OfferView {
  id: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
}

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
  const query = waitingEntries(trx, now()).orderBy("entry.createdAt").orderBy("entry.id");
  if (actor.role === "therapist") return await query.where("entry.therapistId", "=", actor.userId).execute();
  const patients = await patientsActedFor({ ...acting, db: trx });
  return patients.length === 0 ? [] : await query.where("entry.patientId", "in", patients).execute();
}

type OfferRow = OfferView & { state: WaitlistOffersTable["state"] };

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
    typeName: row.typeName ?? USUAL_TYPE,
    earliest: row.earliest,
    latest: row.latest,
    weekdays: row.weekdays,
    partsOfDay: row.partsOfDay,
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

/** Returns the same entry for the JSON API. */
export function waitlistJson(view: WaitlistView): WaitlistEntryJson {
  const { appointment, offer } = view;
  return {
    id: view.id,
    patient: { id: view.patient.id, name: view.patient.name },
    therapist: { id: view.therapist.id, name: view.therapist.name },
    appointment: appointment && { id: appointment.id, startsAt: appointment.startsAt.toString() },
    type: view.typeName,
    earliest: view.earliest.toString(),
    latest: view.latest.toString(),
    weekdays: weekdays.filter((day) => view.weekdays.includes(day)),
    partsOfDay: partsOfDay.filter((part) => view.partsOfDay.includes(part)),
    since: view.since.toString(),
    offer: offer && {
      id: offer.id,
      startsAt: offer.startsAt.toString(),
      endsAt: offer.endsAt.toString(),
      expiresAt: offer.expiresAt.toString(),
    },
  };
}
