import type { Rule } from "./policy.ts";

/** Who may make a request, in words: "everyone" or "patient or therapist". */
export const whoMay = ({ who }: Rule): string => who === "everyone" ? who : who.join(" or ");
