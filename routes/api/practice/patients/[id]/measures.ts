import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { readJson } from "../../../../../lib/http/json.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { askForMeasure, askRefusal } from "../../../../../lib/records/measures/ask_for_measure.ts";
import { listAskedMeasures } from "../../../../../lib/records/measures/list_measures.ts";
import { measureRequestJson } from "../../../../../lib/records/measures/measure_requests.ts";
import { listResults, measureResultJson } from "../../../../../lib/records/measures/measure_results.ts";
import { measureAsk } from "../../../../../lib/shared/schemas/measures.ts";

const notFound = () => new Problem(404, "There is no such patient, or they are not yours.");

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const patientId = idFrom(ctx.params);
    const asked = await listAskedMeasures(acting, patientId);
    if (!asked) throw notFound();
    const results = await listResults(acting, patientId);
    return Response.json({
      requests: asked.requests.map(measureRequestJson),
      results: results.map(measureResultJson),
    });
  },

  async POST(ctx) {
    const patientId = idFrom(ctx.params);
    const result = await askForMeasure(actingAs(ctx), patientId, await readJson(ctx.req, measureAsk));
    switch (result.kind) {
      case "asked":
        return Response.json(measureRequestJson(result.request), { status: 201 });
      case "not_found":
        throw notFound();
      case "is_ward":
      case "not_in_care":
      case "already_asked":
        throw new Problem(409, askRefusal(result), { code: result.kind });
    }
  },
});
