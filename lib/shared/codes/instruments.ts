import { gad7 } from "../measures/gad7.ts";
import type { Instrument } from "../measures/instrument.ts";
import { phq9 } from "../measures/phq9.ts";

/** Every questionnaire that a therapist can request. A code is stored, so it never changes. Browser-safe. */
const known = [phq9, gad7] as const;

export type InstrumentCode = (typeof known)[number]["code"];
export type KnownInstrument = Instrument<InstrumentCode>;

export const instrumentCodes = known.map(({ code }) => code);

/** Each questionnaire by its code. */
export const instruments = Object.fromEntries(
  known.map((instrument) => [instrument.code, instrument]),
) as Record<InstrumentCode, KnownInstrument>;
