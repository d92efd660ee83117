import { transaction } from "../../../db/transaction.ts";
import { enqueueJob } from "../../jobs/enqueue_job.ts";
import type { Caller } from "../../practice.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { emailKey } from "../accounts/email_key.ts";
import type { ResetRequest } from "./mail_reset.ts";

/**
 * Asks for the mail with a link to set a new password. Whether the address has an account is looked up later, by the worker, so that
 * neither the answer nor the time it takes can tell (ASVS 5.0, 6.3.8). Nothing about the account changes until the link is used:
 * asking locks nobody out.
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
