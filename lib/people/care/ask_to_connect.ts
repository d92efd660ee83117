import { type Transaction, transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import { mayActFor } from "../guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import { noteContext, type Pair } from "./care_of.ts";
import { allows } from "./care_states.ts";
import { findTherapistForCare } from "./find_therapist_for_care.ts";
import { recordCareEvent } from "./record_care_event.ts";
import { careTexts } from "./texts/care_texts.ts";

export type AskResult =
  | { kind: "asked"; careId: string; waitlisted: boolean }
  | { kind: "not_found" }
  | { kind: "not_licensed"; state: string }
  | { kind: "not_accepting" }
  /** They work together, or a request is pending. */
  | { kind: "already"; status: "requested" | "active" };

/**
 * Asks a therapist to treat the acting patient or one of their wards. A patient may ask again after a decline
 * or an end.
 */
export function askToConnect(
  acting: Acting,
  { therapistId, note, patientId = acting.actor.userId }: {
    therapistId: string;
    note: string;
    /** A ward of the acting user; default: the user. */
    patientId?: string;
  },
): Promise<AskResult> {
  const pair = { therapistId, patientId };
  return transaction(acting.db, async (trx): Promise<AskResult> => {
    if (!await mayActFor(trx, acting, patientId)) return { kind: "not_found" };
    const therapist = await findTherapistForCare(trx, acting, pair);
    if (!therapist) return { kind: "not_found" };
    const { standing, accepting, state, isLicensed } = therapist;
    if (!allows(standing, "ask")) {
      return { kind: "already", status: standing === "active" ? "active" : "requested" };
    }
    if (state && !isLicensed) return { kind: "not_licensed", state };
    if (accepting === "no") return { kind: "not_accepting" };
    const waitlisted = accepting === "waiting_list";
    const careId = await writeRequest(trx, acting, pair, { note, waitlisted });
    const { patientName: name } = therapist;
    const texts = careTexts[therapist.locale];
    const letter = waitlisted ? texts.waitlisted({ name }) : texts.request({ name });
    const mail = writeMail(acting.config, { to: therapist, letter, path: paths.requests() });
    await enqueueMail(trx, acting, mail, { kind: "care", userId: therapistId });
    return { kind: "asked", careId, waitlisted };
  });
}

/** Writes a request into the pair's row, replacing any earlier one. @returns its ID. */
export async function writeRequest(
  trx: Transaction,
  acting: Acting,
  { patientId, therapistId }: Pair,
  { note, waitlisted }: { note: string; waitlisted: boolean },
): Promise<string> {
  const before = await trx.selectFrom("careRelationships").select("id")
    .where("patientId", "=", patientId).where("therapistId", "=", therapistId).forUpdate().executeTakeFirst();
  const id = before?.id ?? crypto.randomUUID();
  const now = acting.now();
  const request = {
    status: "requested" as const,
    waitlisted,
    note: note ? await acting.keyring.seal(note, noteContext(id)) : null,
    answer: null,
    referredTo: null,
    requestedAt: now,
    answeredAt: null,
    endedAt: null,
    endedBy: null,
    updatedAt: now,
  };
  if (before) await trx.updateTable("careRelationships").set(request).where("id", "=", id).execute();
  else {
    await trx.insertInto("careRelationships").values({ id, patientId, therapistId, ...request }).execute();
  }
  await recordCareEvent(trx, acting, { id, patientId }, "ask_to_connect");
  return id;
}
