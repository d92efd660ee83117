import { timeZoneOptions } from "../../lib/shared/codes/time_zones.ts";
import { only } from "./FieldFrame.tsx";
import { SelectField, type SelectFieldProps } from "./SelectField.tsx";

interface TimeZoneFieldProps extends Omit<SelectFieldProps, "options" | "name"> {
  /** Default: timeZone. */
  name?: string;
}

/** A choice of time zone. The current value is always among the choices. */
export function TimeZoneField({ name = "timeZone", ...props }: TimeZoneFieldProps) {
  return <SelectField {...props} name={name} options={timeZoneOptions(only(props.value))} />;
}
