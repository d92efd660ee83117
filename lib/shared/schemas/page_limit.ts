import { numberText } from "./number_text.ts";

/** Returns the query parameter for the length of a page: a whole number up to `most`, by default `usual`. */
export const pageLimit = (usual: number, most: number) =>
  numberText(1, most, `Use a number from 1 to ${most}.`).prefault(usual);
