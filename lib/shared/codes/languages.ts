/** Languages for visits, by BCP 47 code, the most spoken in the United States first. Browser-safe. */
export const languages = [
  { code: "en", label: "English" },
  { code: "es", label: "Spanish" },
  { code: "ase", label: "American Sign Language" },
  { code: "zh", label: "Mandarin" },
  { code: "yue", label: "Cantonese" },
  { code: "tl", label: "Tagalog" },
  { code: "vi", label: "Vietnamese" },
  { code: "ar", label: "Arabic" },
  { code: "fr", label: "French" },
  { code: "ko", label: "Korean" },
  { code: "pt", label: "Portuguese" },
  { code: "ru", label: "Russian" },
  { code: "ht", label: "Haitian Creole" },
  { code: "de", label: "German" },
  { code: "hi", label: "Hindi" },
  { code: "ur", label: "Urdu" },
  { code: "bn", label: "Bengali" },
  { code: "pa", label: "Punjabi" },
  { code: "fa", label: "Persian" },
  { code: "pl", label: "Polish" },
  { code: "uk", label: "Ukrainian" },
  { code: "it", label: "Italian" },
  { code: "ja", label: "Japanese" },
  { code: "he", label: "Hebrew" },
  { code: "am", label: "Amharic" },
  { code: "so", label: "Somali" },
  { code: "nv", label: "Navajo" },
] as const;

export type LanguageCode = (typeof languages)[number]["code"];

export const languageCodes: readonly LanguageCode[] = languages.map(({ code }) => code);

const labels = new Map<string, string>(languages.map(({ code, label }) => [code, label]));

/** Returns the label of a code; an unknown or retired code is returned unchanged. */
export function languageLabel(code: string): string {
  return labels.get(code) ?? code;
}
