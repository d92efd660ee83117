import type { credentialKindCodes } from "../../../shared/codes/credential_kinds.ts";
import { type StateCode, stateLabel } from "../../../shared/codes/states.ts";

/** The field of each license, which has no gender. */
const kinds: Record<(typeof credentialKindCodes)[number], string> = {
  "psychologist": "Psicología",
  "clinical-social-worker": "Trabajo social clínico (LCSW, LICSW)",
  "professional-counselor": "Consejería profesional (LPC, LMHC, LPCC)",
  "marriage-family-therapist": "Terapia matrimonial y familiar (LMFT)",
  "psychiatrist": "Psiquiatría (MD, DO)",
  "psychiatric-nurse": "Enfermería psiquiátrica especializada (PMHNP)",
  "addiction-counselor": "Consejería en adicciones (LAC, LADC)",
};

/** The states with a different name in Spanish. */
const renamed: Partial<Record<StateCode, string>> = {
  DC: "Washington, D. C.",
  HI: "Hawái",
  LA: "Luisiana",
  MI: "Míchigan",
  MS: "Misisipi",
  MO: "Misuri",
  NH: "Nuevo Hampshire",
  NJ: "Nueva Jersey",
  NM: "Nuevo México",
  NY: "Nueva York",
  NC: "Carolina del Norte",
  ND: "Dakota del Norte",
  OR: "Oregón",
  PA: "Pensilvania",
  SC: "Carolina del Sur",
  SD: "Dakota del Sur",
  WV: "Virginia Occidental",
};

/** Returns a kind of license in Spanish; an unknown code is returned unchanged. */
export const spanishKind = (code: string): string => (kinds as Record<string, string>)[code] ?? code;

/** Returns a state in Spanish; an unknown code is returned unchanged. */
export const spanishState = (code: string): string =>
  (renamed as Record<string, string>)[code] ?? stateLabel(code);
