import { regulars } from "./regulars.ts";
import type { StateCode } from "../shared/codes/states.ts";

/** A patient of the demo practice, and whom they see. */
export interface DemoPatient {
  name: string;
  preferredName?: string;
  email: string;
  birthDate: string;
  state: StateCode;
  timeZone: string;
  emergency: { name: string; relationship: string };
  /** Standing visits: every so many weeks, near that time of the week in the therapist's zone. */
  sees: readonly { therapist: string; everyWeeks: 1 | 2 | 4; weekday: number; hour: number }[];
}

/** Everybody is made up, and so is every number: 555-01xx is kept free for stories. */
export const demoPatients: readonly DemoPatient[] = [
  {
    name: "Jordan Avery",
    preferredName: "Jo",
    email: "patient@bloom.example",
    birthDate: "1993-08-14",
    state: "CO",
    timeZone: "America/Denver",
    emergency: { name: "Casey Avery", relationship: "Sister" },
    sees: [
      { therapist: "therapist@bloom.example", everyWeeks: 2, weekday: 3, hour: 15 },
      { therapist: "leilani.kahale@bloom.example", everyWeeks: 4, weekday: 2, hour: 9 },
    ],
  },
  {
    name: "Beatriz Montoya",
    email: "beatriz.montoya@example.com",
    birthDate: "1979-02-03",
    state: "NM",
    timeZone: "America/Denver",
    emergency: { name: "Luis Montoya", relationship: "Husband" },
    sees: [{ therapist: "therapist@bloom.example", everyWeeks: 1, weekday: 1, hour: 9 }],
  },
  {
    name: "Samuel Whitehorse",
    preferredName: "Sam",
    email: "samuel.whitehorse@example.com",
    birthDate: "1966-11-21",
    state: "AZ",
    timeZone: "America/Phoenix",
    emergency: { name: "Lorraine Whitehorse", relationship: "Wife" },
    sees: [{ therapist: "ruth.begaye@bloom.example", everyWeeks: 1, weekday: 2, hour: 8 }],
  },
  {
    name: "Grace Nakamura",
    email: "grace.nakamura@example.com",
    birthDate: "1988-06-30",
    state: "CA",
    timeZone: "America/Los_Angeles",
    emergency: { name: "Ben Nakamura", relationship: "Husband" },
    sees: [
      { therapist: "kenji.watanabe@bloom.example", everyWeeks: 2, weekday: 4, hour: 17 },
      { therapist: "leilani.kahale@bloom.example", everyWeeks: 1, weekday: 1, hour: 8 },
    ],
  },
  {
    name: "Elijah Brooks",
    email: "elijah.brooks@example.com",
    birthDate: "2001-01-09",
    state: "TX",
    timeZone: "America/Chicago",
    emergency: { name: "Denise Brooks", relationship: "Mother" },
    sees: [{ therapist: "marcus.bell@bloom.example", everyWeeks: 1, weekday: 2, hour: 19 }],
  },
  {
    name: "Margaret O'Neill",
    preferredName: "Peg",
    email: "margaret.oneill@example.com",
    birthDate: "1951-03-17",
    state: "NY",
    timeZone: "America/New_York",
    emergency: { name: "Fiona O'Neill", relationship: "Daughter" },
    sees: [
      { therapist: "daniel.okafor@bloom.example", everyWeeks: 1, weekday: 4, hour: 10 },
      { therapist: "thomas.ashby@bloom.example", everyWeeks: 4, weekday: 5, hour: 14 },
    ],
  },
  {
    name: "Ifrah Ali",
    email: "ifrah.ali@example.com",
    birthDate: "1999-12-02",
    state: "MN",
    timeZone: "America/Chicago",
    emergency: { name: "Hodan Ali", relationship: "Aunt" },
    sees: [{ therapist: "amina.warsame@bloom.example", everyWeeks: 1, weekday: 3, hour: 16 }],
  },
  {
    name: "Carlos Rivera Ortiz",
    email: "carlos.rivera@example.com",
    birthDate: "1984-09-25",
    state: "PR",
    timeZone: "America/Puerto_Rico",
    emergency: { name: "Marisol Ortiz", relationship: "Mother" },
    sees: [{ therapist: "sofia.marin@bloom.example", everyWeeks: 1, weekday: 1, hour: 14 }],
  },
  {
    name: "Ana Petrenko",
    email: "ana.petrenko@example.com",
    birthDate: "1990-04-11",
    state: "WA",
    timeZone: "America/Los_Angeles",
    emergency: { name: "Mykola Petrenko", relationship: "Brother" },
    sees: [{ therapist: "olena.kovalenko@bloom.example", everyWeeks: 1, weekday: 5, hour: 7 }],
  },
  {
    name: "Rohan Mehta",
    email: "rohan.mehta@example.com",
    birthDate: "1995-07-07",
    state: "MA",
    timeZone: "America/New_York",
    emergency: { name: "Kavita Mehta", relationship: "Mother" },
    sees: [{ therapist: "priya.raman@bloom.example", everyWeeks: 1, weekday: 2, hour: 18 }],
  },
  {
    name: "Erin Kowalski",
    email: "erin.kowalski@example.com",
    birthDate: "1992-10-19",
    state: "WI",
    timeZone: "America/Chicago",
    emergency: { name: "Tom Kowalski", relationship: "Partner" },
    sees: [{ therapist: "hannah.lindqvist@bloom.example", everyWeeks: 1, weekday: 3, hour: 9 }],
  },
  {
    name: "Walter Jensen",
    email: "walter.jensen@example.com",
    birthDate: "1958-05-28",
    state: "CO",
    timeZone: "America/Denver",
    emergency: { name: "Ingrid Jensen", relationship: "Wife" },
    sees: [
      { therapist: "therapist@bloom.example", everyWeeks: 1, weekday: 2, hour: 10 },
      { therapist: "marcus.bell@bloom.example", everyWeeks: 2, weekday: 7, hour: 16 },
    ],
  },
  {
    name: "Naomi Feld",
    email: "naomi.feld@example.com",
    birthDate: "1987-01-31",
    state: "UT",
    timeZone: "America/Denver",
    emergency: { name: "Daniel Feld", relationship: "Brother" },
    sees: [
      { therapist: "therapist@bloom.example", everyWeeks: 1, weekday: 4, hour: 13 },
      { therapist: "ruth.begaye@bloom.example", everyWeeks: 4, weekday: 3, hour: 13 },
    ],
  },
  {
    name: "Tyler Begley",
    email: "tyler.begley@example.com",
    birthDate: "2004-02-29",
    state: "CO",
    timeZone: "America/Denver",
    emergency: { name: "Karen Begley", relationship: "Mother" },
    sees: [{ therapist: "therapist@bloom.example", everyWeeks: 1, weekday: 6, hour: 9 }],
  },
  {
    name: "Helen Archuleta",
    email: "helen.archuleta@example.com",
    birthDate: "1974-12-12",
    state: "NM",
    timeZone: "America/Denver",
    emergency: { name: "Rosa Archuleta", relationship: "Daughter" },
    sees: [{ therapist: "therapist@bloom.example", everyWeeks: 1, weekday: 5, hour: 10 }],
  },
  {
    name: "Gabriel Santos",
    preferredName: "Gabe",
    email: "gabriel.santos@example.com",
    birthDate: "1996-06-05",
    state: "UT",
    timeZone: "America/Denver",
    emergency: { name: "Lucas Santos", relationship: "Brother" },
    sees: [{ therapist: "therapist@bloom.example", everyWeeks: 1, weekday: 7, hour: 17 }],
  },
  ...regulars,
];
