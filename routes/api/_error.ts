import { define } from "../../lib/site/define.ts";
import { problemResponse } from "../../lib/http/problem.ts";

/** Every error under /api is a problem document. */
export const handler = define.middleware((ctx) => problemResponse(ctx.error));
