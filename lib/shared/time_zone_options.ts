/** A zone as a select offers it. */
export interface ZoneOption {
  value: string;
  label: string;
}

export interface ZoneGroup {
  label: string;
  options: ZoneOption[];
}

/** Where most of our patients and all our licences are, under the names that people use there. */
const american: ZoneOption[] = [
  { value: "America/New_York", label: "Eastern (New York)" },
  { value: "America/Chicago", label: "Central (Chicago)" },
  { value: "America/Denver", label: "Mountain (Denver)" },
  { value: "America/Phoenix", label: "Arizona (Phoenix)" },
  { value: "America/Los_Angeles", label: "Pacific (Los Angeles)" },
  { value: "America/Anchorage", label: "Alaska (Anchorage)" },
  { value: "Pacific/Honolulu", label: "Hawaii (Honolulu)" },
];

/** Names that V8 still lists although the places have been called otherwise for long. Both are accepted. */
const presentNames: Record<string, string> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Africa/Asmera": "Africa/Asmara",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The present name of a zone. */
export const presentZoneName = (zone: string): string => presentNames[zone] ?? zone;

let groups: ZoneGroup[] | undefined;

/** Every zone with people in it, by region; the usual ones of the United States first. For a select with groups. */
export function timeZoneGroups(): readonly ZoneGroup[] {
  return groups ??= [{ label: "United States", options: american }, ...byRegion()];
}

function byRegion(): ZoneGroup[] {
  const regions = new Map<string, ZoneOption[]>();
  const offered = new Set(american.map(({ value }) => value));
  for (const zone of Intl.supportedValuesOf("timeZone").map(presentZoneName)) {
    const [region, ...place] = zone.split("/");
    if (place.length === 0 || /^(Antarctica|Arctic|Etc)$/.test(region) || offered.has(zone)) continue;
    const options = regions.get(region) ?? [];
    regions.set(region, options);
    options.push({ value: zone, label: place.reverse().join(", ").replaceAll("_", " ") });
  }
  return [...regions].map(([label, options]) => ({
    label,
    options: options.sort((one, other) => one.label < other.label ? -1 : 1),
  }));
}
