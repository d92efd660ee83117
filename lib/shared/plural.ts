import type { LocaleCode } from "./codes/locales.ts";

/** The forms that a language has. Spanish says "many" of whole millions: "1,000,000 de días". */
interface PluralForms {
  en: Record<"one" | "other", string>;
  es: Record<"one" | "many" | "other", string>;
}

/** The form that goes with this count in the language (Unicode's plural rules). Browser-safe. */
export function plural<Locale extends LocaleCode>(
  locale: Locale,
  count: number,
  forms: PluralForms[Locale],
): string {
  const rule = new Intl.PluralRules(locale).select(count);
  return (forms as Record<string, string>)[rule] ?? forms.other;
}
