import type { ComponentChildren } from "preact";

/** A form's value of one field; a repeated name is a list. */
export type FieldValue = string | readonly string[] | undefined;

/** Returns a field's only value. */
export const only = (value: FieldValue): string | undefined => typeof value === "string" ? value : value?.[0];

/** Whether a choice is among a field's values. */
export const includes = (value: FieldValue, choice: string): boolean =>
  typeof value === "string" ? value === choice : value?.includes(choice) ?? false;

export interface FieldText {
  /** The field's name in the form, and its ID unless `id` is given. */
  name: string;
  label: ComponentChildren;
  /** Needed if two fields of a page have the same name. */
  id?: string;
  /** One sentence about the error. */
  error?: string;
  /** One helpful sentence, shown before any error. */
  hint?: ComponentChildren;
}

export const controlClass = (error: string | undefined): string =>
  `block w-full min-h-touch rounded border bg-surface px-3 py-2 ${error ? "border-bad" : "border-edge"}`;

/** Returns the IDs of a field's hint and error, for aria-describedby; undefined if it has neither. */
export function describedBy(
  id: string,
  { hint, error }: Pick<FieldText, "hint" | "error">,
): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** A field's error, next to the field. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error
    ? (
      <p id={`${id}-error`} class="mt-1 text-sm font-semibold text-bad">
        <span class="sr-only">Error:</span> {error}
      </p>
    )
    : null;
}

/** A field's hint. */
export function FieldHint({ id, hint }: { id: string; hint: ComponentChildren }) {
  return hint ? <p id={`${id}-hint`} class="mb-1 text-sm text-soft">{hint}</p> : null;
}

/** A label, then the hint, the control and its error. */
export function FieldFrame(
  { name, id = name, label, hint, error, optional, children }: FieldText & {
    optional?: boolean;
    children: ComponentChildren;
  },
) {
  return (
    <div>
      <label for={id} class="mb-1 block font-semibold">
        {label}
        {optional && <span class="font-normal text-soft">&nbsp;(optional)</span>}
      </label>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}
