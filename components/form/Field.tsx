import {
  controlClass,
  describedBy,
  FieldFrame,
  type FieldText,
  type FieldValue,
  only,
} from "./FieldFrame.tsx";

interface ControlProps extends FieldText {
  value?: FieldValue;
  required?: boolean;
  /** Says beside the label that the field is optional. */
  optional?: boolean;
  autocomplete?: string;
  disabled?: boolean;
}

interface FieldProps extends ControlProps {
  type?: "text" | "email" | "password" | "tel" | "date" | "time" | "number" | "search" | "url" | "file";
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | "url" | "search";
  autofocus?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  pattern?: string;
  placeholder?: string;
  readOnly?: boolean;
  /** For type file. */
  accept?: string;
  /** "characters" for codes, "words" for names, "none" for addresses. */
  autocapitalize?: "none" | "words" | "characters";
  spellcheck?: boolean;
  /** The ID of the form, if the field is outside of it. */
  form?: string;
}

/** One line of input. A password is never shown again. */
export function Field(
  { name, id = name, label, value, error, hint, optional, type = "text", ...rest }: FieldProps,
) {
  return (
    <FieldFrame {...{ name, id, label, error, hint, optional }}>
      <input
        id={id}
        name={name}
        type={type}
        value={type === "password" || type === "file" ? undefined : only(value)}
        class={controlClass(error)}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        {...rest}
      />
    </FieldFrame>
  );
}

interface TextFieldProps extends ControlProps {
  rows?: number;
  maxLength?: number;
  spellcheck?: boolean;
}

/** Several lines of input. */
export function TextField(
  { name, id = name, label, value, error, hint, optional, rows = 5, ...rest }: TextFieldProps,
) {
  return (
    <FieldFrame {...{ name, id, label, error, hint, optional }}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        class={controlClass(error)}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        {...rest}
      >
        {only(value)}
      </textarea>
    </FieldFrame>
  );
}
