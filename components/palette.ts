/**
 * The one place for color. Colors are custom properties, so that dark mode is a second set of values without
 * an extra class. Text tokens reach 4.5:1 on every background token, `edge` and `accent` 3:1 (WCAG 2.2 AA,
 * 1.4.3 and 1.4.11); tests/components/palette_test.ts computes it.
 */
export const light = {
  /** The page. */
  paper: "#faf7f2",
  /** Cards, fields, the header. */
  surface: "#ffffff",
  /** Quiet areas on a page or card. */
  sunk: "#f2ede4",
  /** Lines that only separate. */
  line: "#e0d8cb",
  /** Lines around controls: fields, buttons. */
  edge: "#837b6f",
  ink: "#25302c",
  /** Secondary text. */
  soft: "#56605b",
  accent: "#1b6a57",
  /** The accent when hovered or pressed. */
  deep: "#134c3e",
  /** Behind the selected item. */
  wash: "#e0efe9",
  /** Text on the accent. */
  onaccent: "#ffffff",
  bad: "#9c2b2b",
  badwash: "#fbe9e6",
  good: "#23663a",
  goodwash: "#e4f2e4",
} as const;

export const dark: Record<keyof typeof light, string> = {
  paper: "#141917",
  surface: "#1c2321",
  sunk: "#27302d",
  line: "#37423e",
  edge: "#87938e",
  ink: "#ecebe5",
  soft: "#b4bdb8",
  accent: "#84d3b8",
  deep: "#aee6d3",
  wash: "#1d3b32",
  onaccent: "#0b2a21",
  bad: "#ffa79c",
  badwash: "#43211f",
  good: "#a2d89b",
  goodwash: "#20361f",
};
