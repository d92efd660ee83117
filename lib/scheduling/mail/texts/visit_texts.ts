import type { LocaleCode } from "../../../shared/codes/locales.ts";
import { en, type Messages } from "./en.ts";
import { es } from "./es.ts";

/** The texts of mails about visits, by the reader's language. */
export const visitTexts: Record<LocaleCode, Messages> = { en, es };
