/** Keeps what it stands between on one line. */
export const noBreakSpace = "\u00a0";
export const enSpace = "\u2002";
