/**
 * The time zones to choose from, by IANA name: all zones of the United States, and one city for each widely
 * used zone elsewhere. Browser-safe.
 */
const home = [
  ["America/New_York", "Eastern (New York)"],
  ["America/Detroit", "Eastern (Detroit)"],
  ["America/Indiana/Indianapolis", "Eastern (Indianapolis)"],
  ["America/Chicago", "Central (Chicago)"],
  ["America/Denver", "Mountain (Denver)"],
  ["America/Boise", "Mountain (Boise)"],
  ["America/Phoenix", "Arizona (Phoenix)"],
  ["America/Los_Angeles", "Pacific (Los Angeles)"],
  ["America/Anchorage", "Alaska (Anchorage)"],
  ["Pacific/Honolulu", "Hawaii (Honolulu)"],
  ["America/Puerto_Rico", "Atlantic (Puerto Rico)"],
  ["Pacific/Guam", "Guam"],
] as const;

const abroad = [
  "America/Vancouver",
  "America/Edmonton",
  "America/Regina",
  "America/Winnipeg",
  "America/Toronto",
  "America/Halifax",
  "America/St_Johns",
  "America/Tijuana",
  "America/Mexico_City",
  "America/Guatemala",
  "America/Bogota",
  "America/Lima",
  "America/Caracas",
  "America/Santiago",
  "America/Santo_Domingo",
  "America/Sao_Paulo",
  "America/Argentina/Buenos_Aires",
  "Atlantic/Azores",
  "Atlantic/Reykjavik",
  "Europe/London",
  "Europe/Lisbon",
  "Europe/Madrid",
  "Europe/Paris",
  "Europe/Berlin",
  "Europe/Warsaw",
  "Europe/Athens",
  "Europe/Helsinki",
  "Europe/Kyiv",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Africa/Casablanca",
  "Africa/Lagos",
  "Africa/Cairo",
  "Africa/Johannesburg",
  "Africa/Nairobi",
  "Asia/Jerusalem",
  "Asia/Riyadh",
  "Asia/Dubai",
  "Asia/Tehran",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Dhaka",
  "Asia/Bangkok",
  "Asia/Ho_Chi_Minh",
  "Asia/Jakarta",
  "Asia/Shanghai",
  "Asia/Manila",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Asia/Seoul",
  "Australia/Perth",
  "Australia/Adelaide",
  "Australia/Brisbane",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
] as const;

/** Options under a heading, in the format of components/form/SelectField.tsx. */
interface TimeZoneGroup {
  label: string;
  options: { value: string; label: string }[];
}

/** Returns the zones to choose from, which always include `current`. */
export function timeZoneOptions(current?: string): TimeZoneGroup[] {
  const groups = [
    { label: "United States", options: home.map(([value, label]) => ({ value, label })) },
    {
      label: "Other countries",
      options: abroad.map((value): { value: string; label: string } => ({ value, label: cityOf(value) })),
    },
  ];
  const isListed = groups.some(({ options }) => options.some(({ value }) => value === current));
  if (current === undefined || isListed) return groups;
  return [{ label: "Yours", options: [{ value: current, label: cityOf(current) }] }, ...groups];
}

/** "America/Argentina/Buenos_Aires" becomes "Buenos Aires". */
const cityOf = (timeZone: string) => timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");
