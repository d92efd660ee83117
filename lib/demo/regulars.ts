import type { DemoPatient } from "./demo_patient.ts";

/** Name, birth date, state, and when they see the demo therapist: every so many weeks, weekday, hour. */
const people: [string, string, DemoPatient["state"], 1 | 2, number, number][] = [
  ["Priya Raman", "1991-04-17", "CO", 1, 1, 11],
  ["Marcus Bell", "1985-09-02", "CO", 1, 1, 14],
  ["Elena Vigil", "1970-01-25", "NM", 2, 1, 15],
  ["Owen Lindqvist", "1999-07-08", "CO", 1, 2, 9],
  ["Hannah Yazzie", "1988-10-30", "NM", 2, 2, 14],
  ["Theodore Blackwood", "1959-05-14", "UT", 1, 3, 10],
  ["Amara Diallo", "1994-12-03", "CO", 2, 3, 13],
  ["Sofia Petrakis", "1982-02-11", "CO", 1, 4, 9],
  ["Caleb Ostrander", "2001-08-19", "UT", 2, 4, 11],
  ["Ingrid Halvorsen", "1977-03-27", "CO", 1, 5, 8],
];

/** The patients who fill the demo therapist's week. */
export const regulars: readonly DemoPatient[] = people.map((
  [name, birthDate, state, everyWeeks, weekday, hour],
) => ({
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@example.com`,
  birthDate,
  state,
  timeZone: "America/Denver",
  emergency: { name: `Alex ${name.split(" ")[1]}`, relationship: "Family" },
  sees: [{ therapist: "therapist@bloom.example", everyWeeks, weekday, hour }],
}));
