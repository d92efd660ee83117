/** The languages of mails, by BCP 47 code, each in its own name. Browser-safe. */
export const locales = [
  { code: "en", label: "English" },
  { code: "es", label: "Español" },
] as const;

export type LocaleCode = (typeof locales)[number]["code"];
export const localeCodes = locales.map(({ code }) => code);
