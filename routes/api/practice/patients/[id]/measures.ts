import { z } from "zod";
import { define, named } from "../../../../../lib/site/define.ts";
import { askForMeasure } from "../../../../../lib/records/measures/ask_for_measure.ts";
import { listAskedMeasures } from "../../../../../lib/records/measures/list_measures.ts";
import { listResults } from "../../../../../lib/records/measures/measure_results.ts";
import {
  measureAsk,
  measureRequestJson,
  measureResultJson,
} from "../../../../../lib/shared/schemas/measures.ts";
import { notFoundProblem, refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { askForMeasureRefusals } from "../../../../../lib/records/measures/measure_refusals.ts";

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "Read a patient's measures",
    description: "Only the measures that the calling therapist asked for.",
    answer: {
      description: "The current requests, and at most 200 results, the latest first.",
      body: named(
        "PatientMeasures",
        z.object({ requests: z.array(measureRequestJson), results: z.array(measureResultJson) }),
      ),
    },
    async handle({ acting, params }) {
      const asked = await listAskedMeasures(acting, params.id);
      if (!asked) throw notFoundProblem();
      const results = await listResults(acting, params.id);
      return {
        requests: asked.requests,
        results,
      };
    },
  },

  POST: {
    tag: "Measures",
    summary: "Ask a patient for a measure",
    body: named("MeasureAsk", measureAsk),
    answer: {
      status: 201,
      description: "The request. The patient gets an email.",
      body: named("MeasureRequest", measureRequestJson),
    },
    problems: askForMeasureRefusals,
    async handle({ acting, params, body }) {
      const result = await askForMeasure(acting, params.id, body);
      if (result.kind !== "asked") throw refusalProblem(askForMeasureRefusals, result);
      return result.request;
    },
  },
});
