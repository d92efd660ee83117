import type { Rule } from "./rule.ts";

/** Who may make a request, in words: "everyone" or "patient or therapist". */
export const whoMay = ({ who }: Rule): string => who === "everyone" ? who : who.join(" or ");
