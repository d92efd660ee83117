import type { Transaction } from "../../db/transaction.ts";
import { unlistTherapist } from "../people/profile/unlist_therapist.ts";
import type { Acting } from "../practice.ts";
import { stopMeasures } from "../records/measures/stop_measure.ts";
import { forgetSchedule } from "../scheduling/schedule/forget_schedule.ts";
import { endWaiting } from "../scheduling/waitlist/leave_waitlist.ts";
import { endAllCare } from "./end_all_care.ts";

/**
 * Ends all care by the acting therapist, who leaves the practice and has no upcoming visits. Notes, answers
 * and past visits stay, and so do the licenses under which the therapist worked.
 */
export async function endCareOfTherapist(trx: Transaction, acting: Acting): Promise<void> {
  const therapistId = acting.actor.userId;
  await endWaiting(trx, acting, { therapistId });
  await stopMeasures(trx, acting, { therapistId });
  await endAllCare(trx, acting, { therapistId });
  await forgetSchedule(trx, therapistId);
  await unlistTherapist(trx, acting);
}
