import { transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import { readersOf } from "../guardians/readers_of.ts";
import type { Acting } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import type { CareAnswer } from "../../shared/schemas/care.ts";
import { answerContext } from "./care_of.ts";
import { allows } from "./care_states.ts";
import { careOf } from "./care_view.ts";
import { listColleagues } from "./list_colleagues.ts";
import { recordCareEvent } from "./record_care_event.ts";
import { careTexts } from "./texts/care_texts.ts";

export type AnswerResult =
  | { kind: "answered" }
  | { kind: "not_found" }
  /** It was answered or withdrawn in the meantime. */
  | { kind: "changed" }
  /** The named colleague accepts no new patients, or is not licensed in the patient's state. */
  | { kind: "no_such_colleague" };

/**
 * Answers a request to the acting therapist: accepts it, declines it with a reason, or refers the patient to
 * a colleague.
 */
export async function answerRequest(
  acting: Acting,
  id: string,
  { decision, reason, referTo }: CareAnswer,
): Promise<AnswerResult> {
  const { actor, now, keyring, config } = acting;
  const answer = reason ? await keyring.seal(reason, answerContext(id)) : null;
  return await transaction(acting.db, async (trx): Promise<AnswerResult> => {
    const row = await careOf(trx, actor.userId, now()).where("care.id", "=", id)
      .where("care.therapistId", "=", actor.userId).forUpdate("care").executeTakeFirst();
    if (!row) return { kind: "not_found" };
    if (!allows(row.status, decision === "accept" ? "accept" : "decline")) return { kind: "changed" };
    if (decision === "refer") {
      const colleagues = await listColleagues(trx, acting, row.patientId);
      if (!colleagues.some((colleague) => colleague.id === referTo)) return { kind: "no_such_colleague" };
    }
    await trx.updateTable("careRelationships").set({
      status: decision === "accept" ? "active" : "declined",
      answer,
      referredTo: decision === "refer" ? referTo ?? null : null,
      answeredAt: now(),
      updatedAt: now(),
    }).where("id", "=", id).execute();
    await recordCareEvent(trx, acting, row, decision);
    for (const to of await readersOf(trx, row.patientId, now())) {
      const texts = careTexts[to.locale];
      const about = { name: row.therapistName };
      const letter = decision === "accept" ? texts.accepted(about) : texts.declined(about);
      const mail = writeMail(config, { to, letter, path: paths.care() });
      await enqueueMail(trx, acting, mail, { kind: "care", userId: to.id });
    }
    return { kind: "answered" };
  });
}
