import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { User } from "../../../db/schema.ts";
import { answerMeasure } from "../../../lib/records/measures/answer_measure.ts";
import { askForMeasure } from "../../../lib/records/measures/ask_for_measure.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { connect, createPatient } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** The pages of measures, for a patient of the therapist's own, and for `stranger`, who is asked nothing. */
export async function recordViews(
  practice: TestPractice,
  { therapist, stranger }: { therapist: User; stranger: User },
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const patient = await createPatient(practice, { name: "Wilhelmina Featherstonehaugh-Montgomery" });
  await connect(practice, patient, therapist);
  const quiet = await answered(practice, { patient, therapist }, [1, 1, 1, 1, 1, 1, 1, 1, 0]);
  const risky = await answered(practice, { patient, therapist }, [2, 2, 2, 2, 2, 2, 2, 2, 1]);
  const waiting = await asked(practice, { patient, therapist });
  const list = { route: "/measures", path: paths.measures() };
  const form = { route: "/measures/:id", as: patient, path: paths.measure(waiting) };
  const result = { route: "/measures/results/:id", as: patient };
  const of = { route: "/practice/patients/:id/measures", as: therapist };
  const one = { route: "/practice/patients/:id/measures/:resultId", as: therapist };
  const flags = { route: "/practice/flags", path: paths.flags() };
  return [
    { name: "measures", ...list, as: patient },
    { name: "no measures", ...list, as: stranger },
    { name: "measure", ...form },
    { name: "measure that failed", ...form, act: sendUnfilled },
    {
      name: "measure with thoughts of death that failed",
      ...form,
      act: async (page) => {
        await page.locator("#item-9-2").check();
        await sendUnfilled(page);
      },
    },
    { name: "result", ...result, path: paths.measureResult(quiet) },
    { name: "result with thoughts of death", ...result, path: paths.measureResult(risky) },
    { name: "measures of a patient", ...of, path: paths.patientMeasures(patient.id, { done: "asked" }) },
    {
      name: "measures of a patient that failed",
      ...of,
      path: paths.patientMeasures(patient.id),
      act: askNothing,
    },
    { name: "result of a patient", ...one, path: paths.patientMeasure(patient.id, risky) },
    { name: "flags", ...flags, as: therapist },
  ];
}

interface Pair {
  patient: User;
  therapist: User;
}

async function asked(practice: TestPractice, { patient, therapist }: Pair): Promise<string> {
  const ask = { instrument: "phq9", repeats: "once" } as const;
  const result = await askForMeasure(actingFor(practice, therapist), patient.id, ask);
  assert.ok(result.kind === "asked");
  return result.request.id;
}

async function answered(practice: TestPractice, pair: Pair, answers: number[]): Promise<string> {
  const id = await asked(practice, pair);
  const result = await answerMeasure(actingFor(practice, pair.patient), id, { answers, difficulty: 1 });
  assert.ok(result.kind === "answered");
  return result.result.id;
}

/** Sends the form with which a measure is asked for, unfilled. */
async function askNothing(page: Page): Promise<void> {
  const form = page.locator("form", { has: page.locator("input[value=ask]") });
  await form.evaluate((element) => (element as HTMLFormElement).noValidate = true);
  await form.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("alert").waitFor();
}
