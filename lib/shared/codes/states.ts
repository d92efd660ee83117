/**
 * Where a patient can be and a license can apply: the states, the District of Columbia and Puerto Rico, by
 * USPS code. Each has the zone where most of its people live; some states have two zones, and the user
 * chooses. Browser-safe.
 */
export const states = [
  { code: "AL", label: "Alabama", timeZone: "America/Chicago" },
  { code: "AK", label: "Alaska", timeZone: "America/Anchorage" },
  { code: "AZ", label: "Arizona", timeZone: "America/Phoenix" },
  { code: "AR", label: "Arkansas", timeZone: "America/Chicago" },
  { code: "CA", label: "California", timeZone: "America/Los_Angeles" },
  { code: "CO", label: "Colorado", timeZone: "America/Denver" },
  { code: "CT", label: "Connecticut", timeZone: "America/New_York" },
  { code: "DE", label: "Delaware", timeZone: "America/New_York" },
  { code: "DC", label: "District of Columbia", timeZone: "America/New_York" },
  { code: "FL", label: "Florida", timeZone: "America/New_York" },
  { code: "GA", label: "Georgia", timeZone: "America/New_York" },
  { code: "HI", label: "Hawaii", timeZone: "Pacific/Honolulu" },
  { code: "ID", label: "Idaho", timeZone: "America/Boise" },
  { code: "IL", label: "Illinois", timeZone: "America/Chicago" },
  { code: "IN", label: "Indiana", timeZone: "America/Indiana/Indianapolis" },
  { code: "IA", label: "Iowa", timeZone: "America/Chicago" },
  { code: "KS", label: "Kansas", timeZone: "America/Chicago" },
  { code: "KY", label: "Kentucky", timeZone: "America/New_York" },
  { code: "LA", label: "Louisiana", timeZone: "America/Chicago" },
  { code: "ME", label: "Maine", timeZone: "America/New_York" },
  { code: "MD", label: "Maryland", timeZone: "America/New_York" },
  { code: "MA", label: "Massachusetts", timeZone: "America/New_York" },
  { code: "MI", label: "Michigan", timeZone: "America/Detroit" },
  { code: "MN", label: "Minnesota", timeZone: "America/Chicago" },
  { code: "MS", label: "Mississippi", timeZone: "America/Chicago" },
  { code: "MO", label: "Missouri", timeZone: "America/Chicago" },
  { code: "MT", label: "Montana", timeZone: "America/Denver" },
  { code: "NE", label: "Nebraska", timeZone: "America/Chicago" },
  { code: "NV", label: "Nevada", timeZone: "America/Los_Angeles" },
  { code: "NH", label: "New Hampshire", timeZone: "America/New_York" },
  { code: "NJ", label: "New Jersey", timeZone: "America/New_York" },
  { code: "NM", label: "New Mexico", timeZone: "America/Denver" },
  { code: "NY", label: "New York", timeZone: "America/New_York" },
  { code: "NC", label: "North Carolina", timeZone: "America/New_York" },
  { code: "ND", label: "North Dakota", timeZone: "America/Chicago" },
  { code: "OH", label: "Ohio", timeZone: "America/New_York" },
  { code: "OK", label: "Oklahoma", timeZone: "America/Chicago" },
  { code: "OR", label: "Oregon", timeZone: "America/Los_Angeles" },
  { code: "PA", label: "Pennsylvania", timeZone: "America/New_York" },
  { code: "PR", label: "Puerto Rico", timeZone: "America/Puerto_Rico" },
  { code: "RI", label: "Rhode Island", timeZone: "America/New_York" },
  { code: "SC", label: "South Carolina", timeZone: "America/New_York" },
  { code: "SD", label: "South Dakota", timeZone: "America/Chicago" },
  { code: "TN", label: "Tennessee", timeZone: "America/Chicago" },
  { code: "TX", label: "Texas", timeZone: "America/Chicago" },
  { code: "UT", label: "Utah", timeZone: "America/Denver" },
  { code: "VT", label: "Vermont", timeZone: "America/New_York" },
  { code: "VA", label: "Virginia", timeZone: "America/New_York" },
  { code: "WA", label: "Washington", timeZone: "America/Los_Angeles" },
  { code: "WV", label: "West Virginia", timeZone: "America/New_York" },
  { code: "WI", label: "Wisconsin", timeZone: "America/Chicago" },
  { code: "WY", label: "Wyoming", timeZone: "America/Denver" },
] as const;

export type StateCode = (typeof states)[number]["code"];

export const stateCodes: readonly StateCode[] = states.map(({ code }) => code);

const byCode = new Map<string, { label: string; timeZone: string }>(
  states.map((state) => [state.code, state]),
);

/** Returns the state's name; an unknown code is returned unchanged. */
export function stateLabel(code: string): string {
  return byCode.get(code)?.label ?? code;
}

/** Returns the IANA zone where most people in the state live, or null for an unknown code. */
export function usualTimeZone(code: string): string | null {
  return byCode.get(code)?.timeZone ?? null;
}
