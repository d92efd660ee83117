import { demoPatients } from "../../../lib/demo/patients.ts";
import { demoTherapists } from "../../../lib/demo/therapists.ts";

/**
 * When the mails are written: the times that they tell of are of the next year, so that each is as long as
 * can be.
 */
export const now = Temporal.Instant.from("2026-12-28T17:00:00Z");

/** People of the demo practice: the one who reads, whom the mail is about, and two children of the reader. */
export const names = {
  reader: demoPatients[0].name,
  patient: demoPatients[1].name,
  therapist: demoTherapists[0].name,
  child: "Remy Avery",
  sibling: "Inés Avery",
};

/** Each word of a name of somebody in the demo practice. */
export const demoNames: ReadonlySet<string> = new Set(
  [...Object.values(names), ...[...demoPatients, ...demoTherapists].map(({ name }) => name)]
    .flatMap((name) => name.split(" ")),
);
