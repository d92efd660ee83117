import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { answerMeasure } from "../../../lib/records/measures/answer_measure.ts";
import { askForMeasure } from "../../../lib/records/measures/ask_for_measure.ts";
import { amendNote } from "../../../lib/records/notes/amend_note.ts";
import { createNote } from "../../../lib/records/notes/create_note.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { connect, createPatient } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/**
 * Returns the pages of measures and notes, for a patient of the therapist and for `stranger`, who has no
 * requests.
 */
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
    ...await noteViews(practice, { patient, therapist }),
  ];
}

/** Returns the pages of both kinds of notes: none yet, a draft, and a signed one with an amendment. */
async function noteViews(practice: TestPractice, { patient, therapist }: Pair): Promise<View[]> {
  const acting = actingFor(practice, therapist);
  const views: View[] = [];
  for (const [kind, folder] of [["progress", "notes"], ["psychotherapy", "psychotherapy-notes"]] as const) {
    const route = `/practice/patients/:id/${folder}`;
    const write = async (sign: boolean) => {
      const id = crypto.randomUUID();
      await createNote(acting, kind, patient.id, { id, text: NOTE, appointmentId: null, sign });
      return id;
    };
    const empty = { name: `new ${kind} note`, route: `${route}/new`, as: therapist };
    const draft = await write(false);
    const signed = await write(true);
    const amendment = { versions: 1, text: `${NOTE}\n\nSlept better.`, reason: "I forgot to say so." };
    await amendNote(acting, kind, { id: signed }, amendment);
    const draftView = { route: `${route}/:noteId`, as: therapist, path: paths.note(kind, patient.id, draft) };
    views.push(
      { name: `${kind} notes`, route, as: therapist, path: paths.notes(kind, patient.id) },
      { ...empty, path: paths.newNote(kind, patient.id) },
      {
        ...empty,
        name: `new ${kind} note that failed`,
        path: paths.newNote(kind, patient.id),
        act: saveNothing,
      },
      { name: `draft of a ${kind} note`, ...draftView },
      { name: `${kind} note changed in two tabs`, ...draftView, act: saveStale },
      { name: `signed ${kind} note`, ...draftView, path: paths.note(kind, patient.id, signed) },
    );
  }
  return views;
}

const NOTE =
  "Slept five hours a night this week.\n\nWe went through the sleep diary, and agreed on a fixed time to get up.";

/** Saves an empty note, bypassing the browser's own checks. */
async function saveNothing(page: Page): Promise<void> {
  const form = page.locator("form", { has: page.locator("textarea") });
  await form.evaluate((element) => (element as HTMLFormElement).noValidate = true);
  await form.getByRole("button", { name: "Save the draft" }).click();
  await page.getByRole("alert").waitFor();
}

/** Saves a note that another tab changed in the meantime. */
async function saveStale(page: Page): Promise<void> {
  await page.locator("input[name=version]").first().evaluate((field) => {
    (field as HTMLInputElement).value = "0";
  });
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByRole("alert").waitFor();
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

/** Sends the form that requests a measure, empty. */
async function askNothing(page: Page): Promise<void> {
  const form = page.locator("form", { has: page.locator("input[value=ask]") });
  await form.evaluate((element) => (element as HTMLFormElement).noValidate = true);
  await form.getByRole("button", { name: "Ask the patient", exact: true }).click();
  await page.getByRole("alert").waitFor();
}
