import type { Role } from "../shared/codes/roles.ts";
import { type Refusals, type RefusalStatus, wordRefusal } from "../shared/refusal.ts";
import type { FieldErrors } from "./form.ts";

/** How a page shows a form again. */
export interface FormAgain {
  errors: FieldErrors;
  status: number;
  headers?: HeadersInit;
}

/** How it shows the form after a refusal. */
export interface RefusedForm extends FormAgain {
  status: RefusalStatus;
  headers: Headers;
}

/**
 * Returns a refusal as errors of a page's form, each at its field, with the answer's status. `headers` are
 * those that the answer must not lose, such as the cookie of a session that was just upgraded.
 */
export function refusedForm<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
  { role, headers }: { role?: Role; headers?: HeadersInit } = {},
): RefusedForm {
  const worded = wordRefusal(refusals, refused, role);
  const all = new Headers(headers);
  for (const [name, value] of Object.entries(worded.headers ?? {})) all.set(name, value);
  const { errors = [{ path: "", message: worded.sentence }] } = worded;
  return {
    errors: Object.fromEntries(errors.map(({ path, message }) => [path, message])),
    status: worded.status,
    headers: all,
  };
}
