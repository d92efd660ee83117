import type { ComponentChildren } from "preact";
import { Button, type ButtonKind } from "./Button.tsx";
import { PostForm } from "./PostForm.tsx";
import type { FieldValue } from "./FieldFrame.tsx";
import { WAS_FIELD, wasOf } from "../../lib/shared/form_was.ts";

export { CheckboxField, ChoiceGroup } from "./ChoiceField.tsx";
export { ErrorSummary } from "./ErrorSummary.tsx";
export { Field, TextField } from "./Field.tsx";
export type { FieldValue } from "./FieldFrame.tsx";
export { SelectField } from "./SelectField.tsx";

interface FormProps {
  /** Its target. Default: the page's own address. */
  action?: string;
  /** Default: post. A form that only changes the view uses get. */
  method?: "post" | "get";
  /** Its button's text. If omitted, the children include their own buttons. */
  submit?: string;
  submitKind?: ButtonKind;
  /** Beside the button, for example a link back. */
  beside?: ComponentChildren;
  /** For files: multipart/form-data. */
  enctype?: "multipart/form-data";
  id?: string;
  /** For a form that edits something: its values (lib/shared/form_was.ts). */
  was?: Readonly<Record<string, FieldValue>>;
  /** In an island: instead of sending it. */
  onSubmit?: (event: SubmitEvent) => void;
  /** The form's name for screen readers, if a page has several. */
  "aria-label"?: string;
  children?: ComponentChildren;
}

/** A form: its fields one below the other, then its button. */
export function Form({ method = "post", submit, submitKind, beside, was, children, ...rest }: FormProps) {
  const inside = (
    <>
      {was ? <input type="hidden" name={WAS_FIELD} value={wasOf(was)} /> : null}
      {children}
      {submit
        ? (
          <div class="flex flex-wrap items-center gap-3">
            <Button kind={submitKind}>{submit}</Button>
            {beside}
          </div>
        )
        : null}
    </>
  );
  return method === "get"
    ? <form method="get" class="grid gap-5" {...rest}>{inside}</form>
    : <PostForm class="grid gap-5" {...rest}>{inside}</PostForm>;
}
