import { transaction } from "../../../db/transaction.ts";
import { enqueueJob } from "../../jobs/enqueue_job.ts";
import type { Caller } from "../../practice.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { emailKey } from "../accounts/email_key.ts";
import type { ResetRequest } from "./mail_reset.ts";

/**
 * Requests a mail with a link to set a new password. The worker looks up later whether the address has an
 * account, so that neither the answer nor its timing reveals it (ASVS 5.0, 6.3.8). Nothing about the account
 * changes until the link is used, so a request locks no one out.
 */
export async function askForReset(
  caller: Caller,
  { email }: { email: string },
): Promise<{ kind: "mailed" } | TooMany> {
  const { requestId, network } = caller;
  const refusal = await countAttempt(
    caller,
    ["resetByNetwork", network],
    ["resetByAddress", emailKey(email)],
  );
  if (refusal) return refusal;
  const request: ResetRequest = { email, requestId, network };
  await transaction(caller.db, (trx) => enqueueJob(trx, caller, "reset", request));
  return { kind: "mailed" };
}
