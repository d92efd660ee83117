import { z } from "zod";

/** Returns the query parameter for the length of a page: a whole number up to `most`, by default `usual`. */
export function pageLimit(usual: number, most: number) {
  const sentence = `Use a number from 1 to ${most}.`;
  return z.string().regex(/^[1-9]\d{0,2}$/, sentence).transform(Number)
    .pipe(z.number().max(most, sentence)).default(usual);
}
