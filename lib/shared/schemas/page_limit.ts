import { z } from "zod";

/** The query parameter that says how long a page is: a whole number up to `most`, `usual` when nothing is said. */
export function pageLimit(usual: number, most: number) {
  const sentence = `Use a number from 1 to ${most}.`;
  return z.string().regex(/^[1-9]\d{0,2}$/, sentence).transform(Number)
    .pipe(z.number().max(most, sentence)).default(usual);
}
