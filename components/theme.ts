import presetTailwind from "@twind/preset-tailwind";
import { defineConfig, type Preflight } from "twind";
import { dark, light } from "./palette.ts";
import { timetableRules } from "./timetable_rules.ts";

type Token = keyof typeof light;
const tokens = Object.keys(light) as Token[];

const declare = (values: Record<Token, string>) =>
  Object.fromEntries(tokens.map((token) => [`--${token}`, values[token]]));

/** The base styles of elements. They replace Tailwind's own, at a third of its size. */
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
    // A jump to an anchor leaves some space above it.
    scrollPaddingTop: "1rem",
  },
  "body,h1,h2,h3,p,ul,ol,dl,dd,figure,fieldset,legend,pre": { margin: "0", padding: "0" },
  // A long word breaks instead of widening its column. Browsers before 2022 know only this name for it.
  body: { wordBreak: "break-word" },
  "nav,table": { wordBreak: "normal" },
  "h1,h2,h3": { fontSize: "inherit", lineHeight: "1.25", textWrap: "balance" },
  "ul,ol": { listStyle: "none" },
  // A grid's column may get narrower than its longest word, which then breaks.
  ".grid>*": { minWidth: "0" },
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
  ...timetableRules,
  "@media (prefers-reduced-motion:no-preference)": {
    "a,button,summary": { transition: "background-color .12s,border-color .12s" },
  },
  "@media print": {
    ":root": declare({ ...light, ink: "#000", soft: "#000" }),
    "html": { background: "none" },
    "header,footer,form,nav": { display: "none" },
    "main a": { color: "inherit" },
  },
};

/**
 * The one place for type, space and shape. It defines what Tailwind's classes mean here. Only the builder
 * reads it.
 */
export default defineConfig({
  presets: [presetTailwind({ disablePreflight: true })],
  hash: false,
  preflight,
  rules: [
    // Tabs that do not fit fade out at the side; the current one starts in view, clear of the fade.
    ["row-of-tabs", {
      scrollPaddingInline: "2rem",
      "& [aria-current]": { scrollInitialTarget: "nearest" },
      "@media (max-width:61.99rem)": {
        maskImage: "linear-gradient(to right,#000 calc(100% - 1.5rem),transparent)",
      },
    }],
  ],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      ...Object.fromEntries(tokens.map((token) => [token, `var(--${token})`])),
    },
    borderRadius: { DEFAULT: ".5rem", lg: ".875rem", full: "9999px", none: "0" },
    borderColor: ({ theme }) => ({ ...theme("colors"), DEFAULT: "var(--line)" }),
    fontSize: {
      xs: ["0.8125rem", "1.4"],
      sm: ["0.9375rem", "1.5"],
      base: ["1rem", "1.55"],
      lg: ["1.1875rem", "1.4"],
      xl: ["1.5rem", "1.3"],
      "2xl": ["1.875rem", "1.2"],
      "3xl": ["2.25rem", "1.15"],
    },
    screens: {
      sm: "34rem",
      md: "46rem",
      lg: "62rem",
      // Room for a week side by side, which paper lacks.
      wide: { raw: "screen and (min-width:62rem)" },
      // Everywhere except on paper.
      seen: { raw: "screen" },
      // Room for an element that stays in view.
      tall: { raw: "(min-height:30rem)" },
    },
    extend: {
      // The size of a tap target: 44 CSS pixels (WCAG 2.2, 2.5.5).
      minHeight: { touch: "2.75rem" },
      minWidth: { touch: "2.75rem" },
      maxWidth: { prose: "38rem", page: "62rem" },
    },
  },
});
