import { z } from "zod";

/** A URL with one of these protocols. */
export const url = (protocols: string[], sentence: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), sentence);

/** The practice's origin, in the form that browsers send. */
export const origin = url(["http:", "https:"], "must be an address such as https://bloom.example.")
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    "must be an origin alone: no path, no slash.",
  );

/** A web address. */
export const web = url(["http:", "https:"], "must be an https:// address.");

/** A whole number within these bounds. */
export const wholeNumber = (from: number, to: number) =>
  z.string().refine(
    (text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to,
    `must be a whole number from ${from} to ${to}.`,
  ).transform(Number);
