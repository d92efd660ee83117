import type { ComponentChildren } from "preact";
import {
  describedBy,
  FieldError,
  FieldHint,
  type FieldText,
  type FieldValue,
  includes,
} from "./FieldFrame.tsx";
import type { Option } from "./SelectField.tsx";

const box = "mt-1 h-5 w-5 shrink-0";
const row = "flex min-h-touch items-start gap-3 py-2";

interface CheckboxFieldProps extends FieldText {
  /** The value when it is checked. Default: "on". */
  value?: string;
  checked?: boolean;
  required?: boolean;
}

/** One thing to agree to or to switch on. */
export function CheckboxField({ name, id = name, label, error, hint, value, ...rest }: CheckboxFieldProps) {
  return (
    <div>
      <div class={row}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          class={box}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          {...rest}
        />
        <div class="min-w-0 break-words">
          <label for={id}>{label}</label>
          <FieldHint id={id} hint={hint} />
        </div>
      </div>
      <FieldError id={id} error={error} />
    </div>
  );
}

interface Choice extends Option {
  hint?: ComponentChildren;
}

interface ChoiceGroupProps extends FieldText {
  /** radio: one of them; checkbox: any number. */
  type: "radio" | "checkbox";
  options: readonly Choice[];
  value?: FieldValue;
  required?: boolean;
  /** In columns if there is room, for many short choices. */
  columns?: boolean;
}

/** A question with its choices. The first choice has the field's ID, so that an error summary links to it. */
export function ChoiceGroup(
  { name, id = name, label, error, hint, type, options, value, required, columns }: ChoiceGroupProps,
) {
  return (
    <fieldset aria-describedby={describedBy(id, { hint, error })}>
      <legend class="mb-1 font-semibold">{label}</legend>
      <FieldHint id={id} hint={hint} />
      <div class={columns ? "grid grid-cols-2 gap-x-4" : undefined}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${option.value}`;
          return (
            <div class={row}>
              <input
                type={type}
                id={optionId}
                name={name}
                value={option.value}
                checked={includes(value, option.value)}
                required={type === "radio" && required}
                class={box}
                aria-describedby={option.hint ? `${optionId}-hint` : undefined}
              />
              <div class="min-w-0 break-words">
                <label for={optionId}>
                  <bdi>{option.label}</bdi>
                </label>
                <FieldHint id={optionId} hint={option.hint} />
              </div>
            </div>
          );
        })}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
