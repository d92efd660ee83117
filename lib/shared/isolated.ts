const scripts = ["Hebrew", "Arabic", "Syriac", "Thaana", "Nko", "Adlam", "Hanifi_Rohingya"];

/** A letter of a script that runs from right to left. */
const RIGHT_TO_LEFT = new RegExp(`[${scripts.map((script) => `\\p{Script=${script}}`).join("")}]`, "u");

/**
 * Returns a name for the middle of a sentence, with Unicode's isolates (UAX 9) around it if it runs from
 * right to left. Otherwise a comma or a number after it would move to its other side. Markup uses <bdi>.
 */
export const isolated = (name: string): string => RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
