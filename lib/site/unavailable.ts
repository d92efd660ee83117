import type { Context } from "fresh";
import { DatabaseUnavailableError } from "../../db/unavailable.ts";
import { Problem } from "../http/problem.ts";
import type { State } from "./state.ts";
import { readWrittenForm, type WrittenForm } from "./unsent_form.ts";

/** The database is usually back within a second. */
const RETRY_AFTER_SECONDS = 5;

/** Answers a request that the database could not serve. A form is given back, to be sent again. */
export class Unavailable extends Problem {
  constructor(readonly form: WrittenForm | null) {
    super(503, "We can't reach our records at the moment. Try again in a few seconds.", {
      code: "unavailable",
      headers: { "retry-after": String(RETRY_AFTER_SECONDS), "cache-control": "no-store" },
    });
  }
}

/** Makes an unavailable database the problem to answer, and logs it; leaves every other error unchanged. */
export async function nameUnavailable(ctx: Context<State>): Promise<void> {
  const { error, state, route, req } = ctx;
  if (!(error instanceof DatabaseUnavailableError)) return;
  state.log.warn("database_unavailable", { requestId: state.requestId, route, error });
  ctx.error = new Unavailable(await readWrittenForm(req));
}
