import { gad7 } from "./gad7.ts";
import type { Instrument } from "./instrument.ts";
import { phq9 } from "./phq9.ts";

/** Every questionnaire that a therapist can ask for. Browser-safe. */
export const instruments: Record<Instrument["code"], Instrument> = { phq9, gad7 };

export const instrumentCodes = ["phq9", "gad7"] as const satisfies readonly Instrument["code"][];
