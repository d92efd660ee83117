import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { listResults } from "../../../lib/records/measures/measure_results.ts";
import { measureResultJson } from "../../../lib/shared/schemas/measures.ts";

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "List the patient's own results",
    answer: {
      description: "At most 200 results, the latest first.",
      body: named("MeasureResults", z.object({ items: z.array(measureResultJson) })),
    },
    async handle({ acting }) {
      const items = await listResults(acting, acting.actor.userId);
      return { items };
    },
  },
});
