/** Professional licenses of therapists. A code is stored, so it never changes. Browser-safe. */
export const credentialKinds = [
  { code: "psychologist", label: "Psychologist" },
  { code: "clinical-social-worker", label: "Clinical social worker (LCSW, LICSW)" },
  { code: "professional-counselor", label: "Professional counselor (LPC, LMHC, LPCC)" },
  { code: "marriage-family-therapist", label: "Marriage and family therapist (LMFT)" },
  { code: "psychiatrist", label: "Psychiatrist (MD, DO)" },
  { code: "psychiatric-nurse", label: "Psychiatric nurse practitioner (PMHNP)" },
  { code: "addiction-counselor", label: "Addiction counselor (LAC, LADC)" },
] as const;

export const credentialKindCodes = credentialKinds.map(({ code }) => code);

const labels: ReadonlyMap<string, string> = new Map(credentialKinds.map(({ code, label }) => [code, label]));

/** Returns the name of a kind of license; an unknown code is returned unchanged. */
export const credentialKindLabel = (code: string): string => labels.get(code) ?? code;
