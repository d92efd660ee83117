import { z } from "zod";

/**
 * A whole number in a query, from `least` to `most`. It arrives as a string of digits, and the API describes
 * it as a number.
 */
export const numberText = (least: number, most: number, sentence: string) =>
  z.preprocess(
    (text) => typeof text === "string" && /^(0|[1-9]\d*)$/.test(text) ? Number(text) : text,
    z.int(sentence).min(least, sentence).max(most, sentence),
  );
