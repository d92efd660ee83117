import type { Transaction } from "../../db/transaction.ts";
import { enqueueMail } from "../jobs/enqueue_mail.ts";
import { writeMail } from "../outside/mail/write_mail.ts";
import type { careOf } from "../people/care/care_view.ts";
import { finishCare } from "../people/care/finish_care.ts";
import { recordCareEvent } from "../people/care/record_care_event.ts";
import { careTexts } from "../people/care/texts/care_texts.ts";
import { readersOf } from "../people/guardians/readers_of.ts";
import type { Acting } from "../practice.ts";
import { calledName } from "../shared/called_name.ts";
import * as paths from "../shared/paths.ts";

type CareRow = Awaited<ReturnType<ReturnType<typeof careOf>["execute"]>>[number];

/**
 * Ends a relationship, or a request, that the caller has locked. The other side gets a mail, but a patient
 * withdraws a request in silence.
 */
export async function endRelationship(trx: Transaction, acting: Acting, row: CareRow): Promise<void> {
  const { actor, now, config } = acting;
  const { patientId, therapistId } = row;
  const byPatient = therapistId !== actor.userId;
  await finishCare(trx, acting, row.id);
  await recordCareEvent(trx, acting, row, row.status === "requested" && byPatient ? "withdraw" : "end");
  if (row.status === "requested" && byPatient) return;
  const name = byPatient ? calledName({ ...row, name: row.patientAccountName }) : row.therapistName;
  const readers = byPatient
    ? [{ id: therapistId, name: row.therapistName, email: row.therapistEmail, locale: row.therapistLocale }]
    : await readersOf(trx, patientId, now());
  for (const to of readers) {
    const texts = careTexts[to.locale];
    const [letter, path] = row.status === "requested"
      ? [texts.left({ name }), paths.therapists()]
      : [texts.ended({ name }), paths.home()];
    const mail = writeMail(config, { to, letter, path });
    await enqueueMail(trx, acting, mail, { kind: "care", userId: to.id });
  }
}
