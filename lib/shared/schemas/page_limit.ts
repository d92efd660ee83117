import { numberText } from "./number_text.ts";

/** The query parameter that says how long a page is: a whole number up to `most`, `usual` when nothing is said. */
export const pageLimit = (usual: number, most: number) =>
  numberText(1, most, `Use a number from 1 to ${most}.`).prefault(usual);
