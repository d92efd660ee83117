import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { careProblem } from "../../../../lib/site/problems/care_problem.ts";
import { endCare } from "../../../../lib/leaving/end_care.ts";
import { careEndInput } from "../../../../lib/shared/schemas/care.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const id = idFrom(ctx.params);
    const result = await endCare(actingAs(ctx), id, await readJson(ctx.req, careEndInput));
    switch (result.kind) {
      case "ended":
        return Response.json({ cancelledVisits: result.cancelledVisits });
      case "withdrawn":
        return Response.json({ cancelledVisits: 0 });
      case "not_found":
      case "changed":
        throw careProblem(result);
    }
  },
});
