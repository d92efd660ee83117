import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { listOwnMeasures } from "../../../lib/records/measures/list_measures.ts";
import { measureRequestJson } from "../../../lib/shared/schemas/measures.ts";

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "List the measures that the patient's therapists ask for",
    answer: {
      description: "The measures, those that are waiting for answers first.",
      body: named("MeasureRequests", z.object({ items: z.array(measureRequestJson) })),
    },
    async handle({ acting }) {
      return { items: await listOwnMeasures(acting) };
    },
  },
});
