import type { Transaction } from "../../db/transaction.ts";
import type { Acting } from "../practice.ts";
import { stopMeasures } from "../records/measures/stop_measure.ts";
import { cancelAllComing } from "../scheduling/booking/cancel_all_coming.ts";
import type { Leaving } from "../scheduling/mail/where_to_look.ts";
import { endWaiting } from "../scheduling/waitlist/leave_waitlist.ts";
import { endAllCare } from "./end_all_care.ts";

/**
 * Ends all care of a patient who leaves the practice: upcoming visits, places on waitlists with their offers,
 * questions to answer, requests and relationships. Notes, answers and past visits stay. @returns how many
 * visits were canceled.
 */
export async function endCareOfPatient(trx: Transaction, acting: Acting, leaving: Leaving): Promise<number> {
  const { patientId } = leaving;
  const cancelled = await cancelAllComing(trx, acting, { patientId, leaving });
  await endWaiting(trx, acting, { patientId });
  await stopMeasures(trx, acting, { patientId });
  await endAllCare(trx, acting, { patientId });
  return cancelled;
}
