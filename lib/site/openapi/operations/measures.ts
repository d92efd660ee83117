import { z } from "zod";
import {
  answeredJson,
  measureAnswers,
  measureAsk,
  measureFlagJson,
  measureQuestionsJson,
  measureRequestJson,
  measureResultJson,
} from "../../../shared/schemas/measures.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Measures";
const result = named("MeasureResult", measureResultJson);

/** Questionnaires: asked for by therapists, answered by patients. */
export const measureOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/measures",
    tag,
    summary: "What one's therapists ask for",
    answer: {
      status: 200,
      description: "What waits for answers first.",
      body: named("MeasureRequests", z.object({ items: z.array(measureRequestJson) })),
    },
  },
  {
    method: "GET",
    route: "/api/measures/:id",
    tag,
    summary: "One of them, with its questions word for word",
    answer: {
      status: 200,
      description: "The measure.",
      body: named("MeasureQuestions", measureQuestionsJson),
    },
  },
  {
    method: "POST",
    route: "/api/measures/:id/answers",
    tag,
    summary: "Answer it",
    description:
      "Answers are 0 (not at all) to 3 (nearly every day), in the order of the items. Show `crisis` at once when it is not null.",
    body: named("MeasureAnswers", measureAnswers),
    answer: { status: 201, description: "Kept and scored.", body: named("MeasureAnswered", answeredJson) },
    problems: { 409: "It has been answered already, or is no longer asked for." },
  },
  {
    method: "GET",
    route: "/api/measure-results",
    tag,
    summary: "One's own results",
    answer: {
      status: 200,
      description: "The latest first, at most 200.",
      body: named("MeasureResults", z.object({ items: z.array(measureResultJson) })),
    },
  },
  {
    method: "GET",
    route: "/api/measure-results/:id",
    tag,
    summary: "One result",
    description: "For the patient, and for the therapist who asked.",
    answer: { status: 200, description: "The result.", body: result },
  },
  {
    method: "GET",
    route: "/api/practice/patients/:id/measures",
    tag,
    summary: "A patient's measures",
    description: "Those that the calling therapist has asked for.",
    answer: {
      status: 200,
      description: "What is being asked for, and the results, the latest first, at most 200.",
      body: named(
        "PatientMeasures",
        z.object({ requests: z.array(measureRequestJson), results: z.array(measureResultJson) }),
      ),
    },
  },
  {
    method: "POST",
    route: "/api/practice/patients/:id/measures",
    tag,
    summary: "Ask a patient for a measure",
    body: named("MeasureAsk", measureAsk),
    answer: {
      status: 201,
      description: "Asked; the patient gets a mail.",
      body: named("MeasureRequest", measureRequestJson),
    },
    problems: { 409: "You do not work together at present, or ask for it already." },
  },
  {
    method: "DELETE",
    route: "/api/practice/measure-requests/:id",
    tag,
    summary: "Stop asking",
    answer: { status: 204, description: "Stopped; what was answered stays." },
  },
  {
    method: "GET",
    route: "/api/practice/flags",
    tag,
    summary: "Results that need the therapist's attention",
    description: "Of patients who answered PHQ-9's item 9 above zero.",
    answer: {
      status: 200,
      description: "Those not seen yet, the newest first.",
      body: named("MeasureFlags", z.object({ items: z.array(measureFlagJson) })),
    },
  },
  {
    method: "POST",
    route: "/api/practice/flags/:id/acknowledgement",
    tag,
    summary: "Say that a flag has been seen",
    answer: { status: 204, description: "Noted." },
  },
];
