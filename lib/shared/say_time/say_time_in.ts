import type { LocaleCode } from "../codes/locales.ts";
import * as english from "./say_time.ts";
import * as spanish from "./say_time_spanish.ts";

/** How one language states times. Zones are IANA names; `now` decides whether the year is omitted. */
interface SayTime {
  sayVisit(
    visit: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
    timeZone: string,
    now: Temporal.Instant,
  ): string;
  sayMoment(at: Temporal.Instant, timeZone: string, now: Temporal.Instant): string;
  /** Short, for a mail's subject. */
  sayBriefly(at: Temporal.Instant, timeZone: string, now: Temporal.Instant): string;
  /** A calendar date, with its year. */
  sayDay(date: Temporal.PlainDate): string;
}

/** The functions by language. */
export const sayTime: Record<LocaleCode, SayTime> = { en: english, es: spanish };
