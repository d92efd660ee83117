import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { listOpenFlags } from "../../../../lib/records/measures/measure_flags.ts";
import { measureFlagJson } from "../../../../lib/shared/schemas/measures.ts";

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "List results that need the therapist's attention",
    description: "In these results, the patient's answer to item 9 of the PHQ-9 is above zero.",
    answer: {
      description: "The flags that the therapist has not acknowledged yet, the newest first.",
      body: named("MeasureFlags", z.object({ items: z.array(measureFlagJson) })),
    },
    async handle({ acting }) {
      const items = await listOpenFlags(acting);
      return { items };
    },
  },
});
