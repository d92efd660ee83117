import { calledName } from "../shared/called_name.ts";
import { transaction } from "../../db/transaction.ts";
import { enqueueMail } from "../jobs/enqueue_mail.ts";
import { writeMail } from "../outside/mail/write_mail.ts";
import { readersOf } from "../people/guardians/readers_of.ts";
import type { Acting } from "../practice.ts";
import { cancelAllComing } from "../scheduling/booking/cancel_all_coming.ts";
import { finishCare } from "../people/care/finish_care.ts";
import { allows } from "../people/care/care_states.ts";
import { careOf } from "../people/care/care_view.ts";
import { recordCareEvent } from "../people/care/record_care_event.ts";
import { careTexts } from "../people/care/texts/care_texts.ts";
import { paths } from "../shared/paths.ts";

export type EndResult =
  | { kind: "ended"; cancelledVisits: number }
  | { kind: "withdrawn" }
  | { kind: "not_found" }
  | { kind: "changed" };

/**
 * Ends the acting user's relationship with another, from either side; a patient withdraws a pending request
 * the same way. With `cancelVisits` their upcoming visits are canceled, whatever the notice.
 */
export function endCare(
  acting: Acting,
  id: string,
  { cancelVisits }: { cancelVisits: boolean },
): Promise<EndResult> {
  const { actor, now, config } = acting;
  return transaction(acting.db, async (trx): Promise<EndResult> => {
    const row = await careOf(trx, actor.userId, now()).where("care.id", "=", id).forUpdate("care")
      .executeTakeFirst();
    if (!row) return { kind: "not_found" };
    const { patientId, therapistId } = row;
    const isPatient = therapistId !== actor.userId;
    const withdraws = isPatient && allows(row.status, "withdraw");
    if (!withdraws && !allows(row.status, "end")) return { kind: "changed" };
    await finishCare(trx, acting, { id });
    await recordCareEvent(trx, acting, row, withdraws ? "withdraw" : "end");
    if (withdraws) return { kind: "withdrawn" };
    const cancelledVisits = cancelVisits ? await cancelAllComing(trx, acting, { patientId, therapistId }) : 0;
    const name = isPatient ? calledName({ ...row, name: row.patientAccountName }) : row.therapistName;
    const readers = isPatient
      ? [{ id: therapistId, name: row.therapistName, email: row.therapistEmail, locale: row.therapistLocale }]
      : await readersOf(trx, patientId, now());
    for (const to of readers) {
      const letter = careTexts[to.locale].ended({ name });
      const mail = writeMail(config, { to, letter, path: paths.home() });
      await enqueueMail(trx, acting, mail, { kind: "care", userId: to.id });
    }
    return { kind: "ended", cancelledVisits };
  });
}
