/** Keeps the text on both sides of it on one line. */
export const noBreakSpace = "\u00a0";
export const enSpace = "\u2002";
