import type { LocaleCode } from "./codes/locales.ts";

/** A language's plural forms. Spanish uses "many" for whole millions: "1,000,000 de días". */
interface PluralForms {
  en: Record<"one" | "other", string>;
  es: Record<"one" | "many" | "other", string>;
}

/** Returns the form for this count in the language (Unicode's plural rules). Browser-safe. */
export function plural<Locale extends LocaleCode>(
  locale: Locale,
  count: number,
  forms: PluralForms[Locale],
): string {
  const rule = new Intl.PluralRules(locale).select(count);
  return (forms as Record<string, string>)[rule] ?? forms.other;
}
