import { calledName } from "./called_name.ts";
import { stateLabel } from "./codes/states.ts";
import { formatFullDate } from "./format.ts";
import { formatPhone } from "./phone.ts";
import type { PatientProfileOutput } from "./schemas/people.ts";

type Told = Partial<Omit<PatientProfileOutput, "email">>;

/** What a patient tells in one answer, under the term that pages give it. */
const facts: { [Field in keyof Told]: { term: string; say: (told: Told) => string | null | undefined } } = {
  legalName: { term: "Legal name", say: ({ legalName }) => legalName },
  preferredName: {
    term: "What we call you",
    say: ({ name, preferredName }) => name && calledName({ name, preferredName: preferredName ?? null }),
  },
  birthDate: { term: "Date of birth", say: ({ birthDate }) => birthDate && formatFullDate(birthDate) },
  state: { term: "State", say: ({ state }) => state && stateLabel(state) },
  phone: { term: "Phone", say: ({ phone }) => phone && formatPhone(phone) },
};

/** Returns what a patient has told in these fields, in words; null where there is nothing yet. */
export const toldFacts = (told: Told, fields: object): { term: string; detail: string | null }[] =>
  Object.entries(facts).filter(([name]) => name in fields)
    .map(([, { term, say }]) => ({ term, detail: say(told) || null }));
