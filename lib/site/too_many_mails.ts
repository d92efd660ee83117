import type { Context } from "fresh";
import { Problem } from "../http/problem.ts";
import { TooManyMails } from "../jobs/too_many_mails.ts";
import { tooManyMailsRefusals } from "../jobs/too_many_mails_refusals.ts";
import { wordRefusal } from "../shared/refusal.ts";
import type { State } from "./state.ts";
import { readWrittenForm, type WrittenForm } from "./unsent_form.ts";

/** Answers a request that would have mailed others too often. A form is given back, to be sent again. */
export class NotSentNow extends Problem {
  constructor(refused: TooManyMails, readonly form: WrittenForm | null) {
    const { status, code, sentence, headers } = wordRefusal(tooManyMailsRefusals, refused);
    super(status, sentence, { code, headers: { ...headers, "cache-control": "no-store" } });
  }
}

/** Makes too many mails the problem to answer, and logs it; leaves every other error unchanged. */
export async function nameTooManyMails(ctx: Context<State>): Promise<void> {
  const { error, state, route, req } = ctx;
  if (!(error instanceof TooManyMails)) return;
  state.log.warn("too_many_mails", { requestId: state.requestId, route });
  ctx.error = new NotSentNow(error, await readWrittenForm(req));
}
