import { z } from "zod";

/**
 * An instant and a day of an answer: RFC 3339 text in JSON, Temporal in the practice. A view's type is the
 * `z.output` of its schema; `define.api` encodes it.
 */
export const instant = z.codec(z.iso.datetime(), z.custom<Temporal.Instant>(isInstant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (at) => at.toString(),
});
export const day = z.codec(z.iso.date(), z.custom<Temporal.PlainDate>(isDay), {
  decode: (text) => Temporal.PlainDate.from(text),
  encode: (date) => date.toString(),
});

/** Returns whether a date or a time is in the years that appointments can have. */
export const hasVisitYear = (text: string): boolean => text >= "2000" && text < "2200";

function isInstant(value: unknown): boolean {
  return value instanceof Temporal.Instant;
}

function isDay(value: unknown): boolean {
  return value instanceof Temporal.PlainDate;
}
