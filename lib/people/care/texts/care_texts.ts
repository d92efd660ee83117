import type { LocaleCode } from "../../../shared/codes/locales.ts";
import { en, type Messages } from "./en.ts";
import { es } from "./es.ts";

/** What mails about working together say, by the reader's language. */
export const careTexts: Record<LocaleCode, Messages> = { en, es };
