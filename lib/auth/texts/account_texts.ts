import type { LocaleCode } from "../../shared/codes/locales.ts";
import { en, type Messages } from "./en.ts";
import { es } from "./es.ts";

/** What the mails of the ways in say, by the reader's language. */
export const accountTexts: Record<LocaleCode, Messages> = { en, es };
