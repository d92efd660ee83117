import { presentZoneName } from "../../shared/time_zone_name.ts";

/** The zone where most people live, for countries with several zones. */
const USUAL_ZONES: Record<string, string> = {
  US: "America/New_York",
  CA: "America/Toronto",
  MX: "America/Mexico_City",
  BR: "America/Sao_Paulo",
  AR: "America/Argentina/Buenos_Aires",
  CL: "America/Santiago",
  AU: "Australia/Sydney",
  NZ: "Pacific/Auckland",
  RU: "Europe/Moscow",
  CN: "Asia/Shanghai",
  ID: "Asia/Jakarta",
  KZ: "Asia/Almaty",
  MN: "Asia/Ulaanbaatar",
  UA: "Europe/Kyiv",
  DE: "Europe/Berlin",
  ES: "Europe/Madrid",
  PT: "Europe/Lisbon",
  FR: "Europe/Paris",
  GB: "Europe/London",
};
const FALLBACK = "America/New_York";

/**
 * Guesses a user's time zone from the languages that the browser requests ("en-GB" suggests London). The
 * guess is shown, and the user can correct it. A language without a region stands for the region with most of
 * its speakers.
 */
export function guessTimeZone(acceptLanguage: string | null): string {
  const [first] = (acceptLanguage ?? "").slice(0, 200).split(",");
  const tag = first.split(";")[0].trim();
  try {
    const locale = new Intl.Locale(tag).maximize();
    // "001" (the world) and similar regions have no zone of their own.
    if (!/^[A-Z]{2}$/.test(locale.region ?? "")) return FALLBACK;
    return presentZoneName(USUAL_ZONES[locale.region ?? ""] ?? zonesOf(locale)[0] ?? FALLBACK);
  } catch {
    return FALLBACK;
  }
}

/** Returns the zones of the locale's region. TypeScript's library does not know this method yet; V8 does. */
function zonesOf(locale: Intl.Locale & { getTimeZones?: () => string[] | undefined }): string[] {
  return locale.getTimeZones?.() ?? [];
}
