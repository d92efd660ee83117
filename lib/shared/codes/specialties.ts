/**
 * The concerns with which patients seek help. A code is stored and appears in addresses, so it never changes.
 * Browser-safe.
 */
export const specialties = [
  { code: "anxiety", label: "Anxiety and worry" },
  { code: "depression", label: "Depression" },
  { code: "stress", label: "Stress and burnout" },
  { code: "trauma", label: "Trauma and PTSD" },
  { code: "grief", label: "Grief and loss" },
  { code: "relationships", label: "Relationships" },
  { code: "couples", label: "Couples therapy" },
  { code: "family", label: "Family and parenting" },
  { code: "perinatal", label: "Pregnancy and early parenthood" },
  { code: "adhd", label: "ADHD" },
  { code: "autism", label: "Autism" },
  { code: "ocd", label: "OCD" },
  { code: "bipolar", label: "Bipolar disorder" },
  { code: "eating", label: "Eating and body image" },
  { code: "sleep", label: "Sleep" },
  { code: "substance-use", label: "Alcohol and substance use" },
  { code: "chronic-illness", label: "Chronic illness and pain" },
  { code: "lgbtq", label: "LGBTQ+ life" },
  { code: "identity", label: "Culture and identity" },
  { code: "life-changes", label: "Life changes" },
  { code: "self-esteem", label: "Self-esteem" },
  { code: "anger", label: "Anger" },
] as const;

export type SpecialtyCode = (typeof specialties)[number]["code"];

export const specialtyCodes: readonly SpecialtyCode[] = specialties.map(({ code }) => code);

const labels = new Map<string, string>(specialties.map(({ code, label }) => [code, label]));

/** Returns the label of a code; an unknown or retired code is returned unchanged. */
export function specialtyLabel(code: string): string {
  return labels.get(code) ?? code;
}
