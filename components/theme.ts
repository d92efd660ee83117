import presetTailwind from "@twind/preset-tailwind";
import { defineConfig, type Preflight } from "twind";

/**
 * The one place for colour, type and shape. Colours are custom properties, so that dark mode is another set of values and not a
 * single class more. Text tokens reach 4.5:1 on every background token, `edge` and `accent` 3:1 (WCAG 2.2 AA, 1.4.3 and 1.4.11);
 * tests/components/theme_test.ts computes it.
 */
export const light = {
  /** The page. */
  paper: "#faf7f2",
  /** Cards, fields, the header. */
  surface: "#ffffff",
  /** Quiet areas on a page or card. */
  sunk: "#f2ede4",
  /** Lines that only part things. */
  line: "#e0d8cb",
  /** Lines that show where something can be used: fields, buttons. */
  edge: "#837b6f",
  ink: "#25302c",
  /** Text of the second rank. */
  soft: "#56605b",
  accent: "#1b6a57",
  /** The accent under a pointer, and pressed. */
  deep: "#134c3e",
  /** Behind what is chosen. */
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

type Token = keyof typeof light;
const tokens = Object.keys(light) as Token[];

const declare = (values: Record<Token, string>) =>
  Object.fromEntries(tokens.map((token) => [`--${token}`, values[token]]));

/** What elements look like before any class; in place of Tailwind's own, a third of its size. */
const preflight: Preflight = {
  ":root": { colorScheme: "light dark", ...declare(light) },
  "@media (prefers-color-scheme:dark)": { ":root": declare(dark) },
  "*,::before,::after": { boxSizing: "border-box", border: "0 solid var(--line)" },
  html: {
    WebkitTextSizeAdjust: "100%",
    fontFamily: "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif",
    lineHeight: "1.55",
    color: "var(--ink)",
    background: "var(--paper)",
    // A jump to an anchor leaves some air above it.
    scrollPaddingTop: "1rem",
  },
  "body,h1,h2,h3,p,ul,ol,dl,dd,figure,fieldset,legend,pre": { margin: "0", padding: "0" },
  "h1,h2,h3": { fontSize: "inherit", lineHeight: "1.25", overflowWrap: "break-word", textWrap: "balance" },
  "ul,ol": { listStyle: "none" },
  "p,dd,li": { overflowWrap: "break-word" },
  a: { color: "var(--accent)", textUnderlineOffset: ".2em" },
  "a:hover": { color: "var(--deep)" },
  "button,input,select,textarea": { font: "inherit", color: "inherit", margin: "0", padding: "0" },
  button: { background: "none", cursor: "pointer" },
  "img,svg": { display: "block", maxWidth: "100%" },
  fieldset: { minWidth: "0" },
  table: { borderCollapse: "collapse", width: "100%" },
  "summary": { cursor: "pointer" },
  "input[type=checkbox],input[type=radio]": { accentColor: "var(--accent)" },
  // Browsers without :focus-visible keep their own ring on :focus.
  ":focus-visible": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  "main:focus": { outline: "0" },
  "[hidden]": { display: "none" },
  "@media (prefers-reduced-motion:no-preference)": {
    "a,button,summary": { transition: "background-color .12s,border-color .12s" },
  },
  "@media print": {
    ":root": declare(light),
    "html": { background: "none" },
    "header,footer,form,nav": { display: "none" },
  },
};

export default defineConfig({
  presets: [presetTailwind({ disablePreflight: true })],
  hash: false,
  preflight,
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      ...Object.fromEntries(tokens.map((token) => [token, `var(--${token})`])),
    },
    borderRadius: { DEFAULT: ".5rem", lg: ".875rem", full: "9999px", none: "0" },
    borderColor: ({ theme }) => ({ ...theme("colors"), DEFAULT: "var(--line)" }),
    fontSize: {
      sm: ["0.9375rem", "1.5"],
      base: ["1rem", "1.55"],
      lg: ["1.1875rem", "1.4"],
      xl: ["1.5rem", "1.3"],
      "2xl": ["1.875rem", "1.2"],
      "3xl": ["2.25rem", "1.15"],
    },
    screens: { sm: "34rem", md: "46rem", lg: "62rem" },
    extend: {
      // What a thumb hits: 44 CSS pixels (WCAG 2.2, 2.5.5).
      minHeight: { touch: "2.75rem" },
      minWidth: { touch: "2.75rem" },
      maxWidth: { prose: "38rem", page: "62rem" },
    },
  },
});
