import { demoPatients } from "../../../lib/demo/patients.ts";
import { demoTherapists } from "../../../lib/demo/therapists.ts";

/**
 * The time at which the mails are written. Their visits are in the next year, which makes the dates as long
 * as possible.
 */
export const now = Temporal.Instant.from("2026-12-28T17:00:00Z");

/** People of the demo practice: the reader, the other person, and the reader's two wards. */
export const names = {
  reader: demoPatients[0].name,
  patient: demoPatients[1].name,
  therapist: demoTherapists[0].name,
  child: "Remy Avery",
  sibling: "Inés Avery",
};

/** Every word of the names in the demo practice. */
export const demoNames: ReadonlySet<string> = new Set(
  [...Object.values(names), ...[...demoPatients, ...demoTherapists].map(({ name }) => name)]
    .flatMap((name) => name.split(" ")),
);
