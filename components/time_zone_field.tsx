import { homeZones, timeZoneLabel, worldZones } from "../lib/shared/codes/time_zones.ts";
import { only } from "./field_frame.tsx";
import { type Option, type OptionGroup, SelectField, type SelectFieldProps } from "./select_field.tsx";

const option = (zone: string): Option => ({ value: zone, label: timeZoneLabel(zone) });
const home: OptionGroup = { label: "United States", options: homeZones.map(({ zone }) => option(zone)) };
const world: OptionGroup = {
  label: "Elsewhere",
  options: worldZones.map(option).sort((a, b) => a.label < b.label ? -1 : 1),
};
const listed = new Set([...home.options, ...world.options].map(({ value }) => value));

interface TimeZoneFieldProps extends Omit<SelectFieldProps, "options"> {
  /** Further zones to offer first: a therapist's, say. */
  offer?: readonly string[];
}

/** A choice of time zone. The present value is always among the choices. */
export function TimeZoneField({ offer = [], ...props }: TimeZoneFieldProps) {
  const unlisted = new Set([only(props.value) ?? "", ...offer].filter((zone) => zone && !listed.has(zone)));
  return <SelectField {...props} options={[...[...unlisted].map(option), home, world]} />;
}
