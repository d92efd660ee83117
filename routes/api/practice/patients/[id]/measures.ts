import { z } from "zod";
import { define, named } from "../../../../../lib/site/define.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { askForMeasure, askRefusal } from "../../../../../lib/records/measures/ask_for_measure.ts";
import { listAskedMeasures } from "../../../../../lib/records/measures/list_measures.ts";
import { listResults } from "../../../../../lib/records/measures/measure_results.ts";
import {
  measureAsk,
  measureRequestJson,
  measureResultJson,
} from "../../../../../lib/shared/schemas/measures.ts";

const notFound = () => new Problem(404, "There is no such patient, or they are not yours.");

export const handler = define.api({
  GET: {
    tag: "Measures",
    summary: "Read a patient's measures",
    description: "Those that the calling therapist has asked for.",
    answer: {
      description: "What is being asked for, and at most 200 results, the latest first.",
      body: named(
        "PatientMeasures",
        z.object({ requests: z.array(measureRequestJson), results: z.array(measureResultJson) }),
      ),
    },
    async handle({ acting, params }) {
      const asked = await listAskedMeasures(acting, params.id);
      if (!asked) throw notFound();
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
      description: "The request. The patient gets a mail.",
      body: named("MeasureRequest", measureRequestJson),
    },
    problems: {
      409: "The two do not work together now, the patient is a child, or the therapist asks for it already.",
    },
    async handle({ acting, params, body }) {
      const result = await askForMeasure(acting, params.id, body);
      switch (result.kind) {
        case "asked":
          return result.request;
        case "not_found":
          throw notFound();
        case "is_ward":
        case "not_in_care":
        case "already_asked":
          throw new Problem(409, askRefusal(result), { code: result.kind });
      }
    },
  },
});
