import {
  controlClass,
  describedBy,
  FieldFrame,
  type FieldText,
  type FieldValue,
  only,
} from "./FieldFrame.tsx";

export interface Option {
  value: string;
  label: string;
}

/** Options under their own heading. */
interface OptionGroup {
  label: string;
  options: readonly Option[];
}

export interface SelectFieldProps extends FieldText {
  options: readonly (Option | OptionGroup)[];
  value?: FieldValue;
  /** A first option without a value: "Any", "Choose one". */
  blank?: string;
  required?: boolean;
  optional?: boolean;
  autocomplete?: string;
  disabled?: boolean;
  onChange?: (event: Event) => void;
}

/** A choice of one from a list. */
export function SelectField(
  { name, id = name, label, value, error, hint, optional, options, blank, ...rest }: SelectFieldProps,
) {
  const chosen = only(value) ?? "";
  return (
    <FieldFrame {...{ name, id, label, error, hint, optional }}>
      <select
        id={id}
        name={name}
        class={controlClass(error)}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        {...rest}
      >
        {blank === undefined ? null : <option value="">{blank}</option>}
        {options.map((entry) =>
          "options" in entry
            ? (
              <optgroup key={entry.label} label={entry.label}>
                {entry.options.map((option) => choice(option, chosen))}
              </optgroup>
            )
            : choice(entry, chosen)
        )}
      </select>
    </FieldFrame>
  );
}

const choice = ({ value, label }: Option, chosen: string) => (
  <option key={value} value={value} selected={value === chosen}>{label}</option>
);
