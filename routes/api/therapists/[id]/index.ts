import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { findTherapist, therapistProfileJson } from "../../../../lib/directory/find_therapist.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const therapist = await findTherapist(ctx.state, idFrom(ctx.params));
    if (!therapist) throw new Problem(404, "There is no such therapist.");
    return Response.json(therapistProfileJson(therapist));
  },
});
