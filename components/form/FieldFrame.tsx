import type { ComponentChildren } from "preact";
import { noBreakSpace } from "../../lib/shared/spaces.ts";

/** What a form said about one field; a name that came more than once is a list. */
export type FieldValue = string | readonly string[] | undefined;

/** The one value of a field. */
export const only = (value: FieldValue): string | undefined => typeof value === "string" ? value : value?.[0];

/** Whether a choice is among a field's values. */
export const includes = (value: FieldValue, choice: string): boolean =>
  typeof value === "string" ? value === choice : value?.includes(choice) ?? false;

export interface FieldText {
  /** The field's name in the form, and its id unless `id` says otherwise. */
  name: string;
  label: ComponentChildren;
  /** Needed where two fields of a page have one name. */
  id?: string;
  /** One sentence about what is wrong. */
  error?: string;
  /** One sentence that helps, shown before anything is wrong. */
  hint?: ComponentChildren;
}

export const controlClass = (error: string | undefined): string =>
  `block w-full min-h-touch rounded border bg-surface px-3 py-2 ${error ? "border-bad" : "border-edge"}`;

/** The ids of a field's hint and error, for aria-describedby; undefined when it has neither. */
export function describedBy(
  id: string,
  { hint, error }: Pick<FieldText, "hint" | "error">,
): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** What is wrong with a field, where the field is. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error
    ? (
      <p id={`${id}-error`} class="mt-1 text-sm font-semibold text-bad">
        <span class="sr-only">Error:</span> {error}
      </p>
    )
    : null;
}

/** What helps with a field. */
export function FieldHint({ id, hint }: { id: string; hint: ComponentChildren }) {
  return hint ? <p id={`${id}-hint`} class="mb-1 text-sm text-soft">{hint}</p> : null;
}

/** A label above, then the hint, the control and what is wrong with it. */
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
        {optional && <span class="font-normal text-soft">{noBreakSpace}(optional)</span>}
      </label>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}
