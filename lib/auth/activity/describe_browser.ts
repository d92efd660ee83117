import type { LocaleCode } from "../../shared/codes/locales.ts";

const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\/|\bChromium\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

/** Devices need an article, so they are written with one. */
const systems: [RegExp, string | Record<LocaleCode, string>][] = [
  [/\biPhone\b/, { en: "an iPhone", es: "un iPhone" }],
  [/\biPad\b/, { en: "an iPad", es: "un iPad" }],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, { en: "a Mac", es: "un Mac" }],
  [/\bLinux\b/, "Linux"],
];

/**
 * Describes a browser in its owner's language, such as "Firefox on Windows". It uses only these words: a user
 * agent is arbitrary input, and the description appears in mails and pages.
 */
export function describeBrowser(userAgent: string, locale: LocaleCode = "en"): string {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const found = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = typeof found === "object" ? found[locale] : found;
  const { on, some, unusual } = words[locale];
  if (browser && system) return `${browser} ${on} ${system}`;
  return browser ?? (system ? `${some} ${on} ${system}` : unusual);
}

const words = {
  en: { on: "on", some: "A browser", unusual: "A program or an uncommon browser" },
  es: { on: "en", some: "Un navegador", unusual: "Un programa o un navegador poco común" },
} satisfies Record<LocaleCode, unknown>;
