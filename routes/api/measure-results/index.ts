import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { listResults, measureResultJson } from "../../../lib/records/measures/measure_results.ts";
import { measureResultJson as resultSchema } from "../../../lib/shared/schemas/measures.ts";

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "List the patient's own results",
    answer: {
      description: "At most 200, the latest first.",
      body: named("MeasureResults", z.object({ items: z.array(resultSchema) })),
    },
    async handle({ acting }) {
      const items = await listResults(acting, acting.actor.userId);
      return { items: items.map(measureResultJson) };
    },
  },
});
