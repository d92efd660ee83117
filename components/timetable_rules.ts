/** The height of five minutes. */
const STEP = ".4rem";
const HOUR = "4.8rem";

const numbered = (name: string, property: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`.${name}${n}`, { [property]: `${n}` }]));

/**
 * Classes that place an element by the clock, instead of the style attributes that the content security
 * policy forbids: `at9 on6` begins nine hours and six steps of five minutes below the top, `for1 and2` lasts
 * an hour and ten minutes. With two numbers each, 76 short rules cover every five minutes of a day of 25
 * hours.
 */
export const timetableRules: Record<string, Record<string, string>> = {
  ".slot": {
    "--at": `calc((var(--a)*12 + var(--o))*${STEP})`,
    "--tall": `calc((var(--f)*12 + var(--n))*${STEP})`,
  },
  ...numbered("at", "--a", 26),
  ...numbered("on", "--o", 12),
  ...numbered("for", "--f", 26),
  ...numbered("and", "--n", 12),
  ".hours": { backgroundImage: `repeating-linear-gradient(var(--line) 0 1px,transparent 0 ${HOUR})` },
  // Blocked time is marked by its pattern as well as by its words.
  ".hatched": {
    backgroundImage: "repeating-linear-gradient(135deg,var(--line) 0 1px,transparent 0 .5rem)",
  },
  // A link that fills its box.
  ".whole::after": { content: "''", position: "absolute", inset: "0" },
};
