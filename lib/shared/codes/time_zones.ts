/**
 * Zones to choose from, by IANA name: those of the United States by the names that people there use, and for each other
 * clock of the world at least one city that most people know. Whoever lives by another zone keeps it: a choice always
 * offers the present value too. Browser-safe.
 */
export const homeZones = [
  { zone: "America/New_York", label: "Eastern Time (New York)" },
  { zone: "America/Chicago", label: "Central Time (Chicago)" },
  { zone: "America/Denver", label: "Mountain Time (Denver)" },
  { zone: "America/Phoenix", label: "Arizona (Phoenix)" },
  { zone: "America/Los_Angeles", label: "Pacific Time (Los Angeles)" },
  { zone: "America/Anchorage", label: "Alaska (Anchorage)" },
  { zone: "Pacific/Honolulu", label: "Hawaii (Honolulu)" },
  { zone: "America/Puerto_Rico", label: "Atlantic Time (Puerto Rico)" },
  { zone: "Pacific/Guam", label: "Guam" },
] as const;

export const worldZones = [
  "Africa/Cairo",
  "Africa/Johannesburg",
  "Africa/Lagos",
  "Africa/Nairobi",
  "America/Argentina/Buenos_Aires",
  "America/Bogota",
  "America/Halifax",
  "America/Lima",
  "America/Mexico_City",
  "America/Sao_Paulo",
  "America/Santiago",
  "America/St_Johns",
  "America/Toronto",
  "America/Vancouver",
  "Asia/Baghdad",
  "Asia/Bangkok",
  "Asia/Dhaka",
  "Asia/Dubai",
  "Asia/Hong_Kong",
  "Asia/Jakarta",
  "Asia/Jerusalem",
  "Asia/Karachi",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Manila",
  "Asia/Riyadh",
  "Asia/Seoul",
  "Asia/Shanghai",
  "Asia/Singapore",
  "Asia/Tehran",
  "Asia/Tokyo",
  "Atlantic/Azores",
  "Atlantic/Reykjavik",
  "Australia/Adelaide",
  "Australia/Brisbane",
  "Australia/Lord_Howe",
  "Australia/Perth",
  "Australia/Sydney",
  "Europe/Athens",
  "Europe/Berlin",
  "Europe/Istanbul",
  "Europe/Kyiv",
  "Europe/Lisbon",
  "Europe/London",
  "Europe/Madrid",
  "Europe/Moscow",
  "Europe/Paris",
  "Europe/Rome",
  "Pacific/Auckland",
  "Pacific/Fiji",
] as const;

const labels = new Map<string, string>(homeZones.map(({ zone, label }) => [zone, label]));

/** "Eastern Time (New York)"; for a zone outside the United States its city. */
export function timeZoneLabel(zone: string): string {
  return labels.get(zone) ?? zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
