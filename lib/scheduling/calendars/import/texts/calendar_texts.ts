import type { LocaleCode } from "../../../../shared/codes/locales.ts";
import { en, type Messages } from "./en.ts";
import { es } from "./es.ts";

/** The texts of mails about imported calendars, by the reader's language. */
export const calendarTexts: Record<LocaleCode, Messages> = { en, es };
