import { mediaType } from "../http/body.ts";
import type { FormValues } from "../http/form.ts";
import { peekFields } from "../http/peek_fields.ts";
import { Problem } from "../http/problem.ts";
import { MARK_FIELD } from "../shared/account_mark.ts";

/** What a person wrote and sent, to be sent again. */
export interface WrittenForm {
  values: FormValues;
  enctype: "multipart/form-data" | undefined;
}

/** Why a form could not be handled: the session ended, it has one factor, or it is another user's. */
export type Unsent =
  | { kind: "signed_out" }
  | { kind: "second_factor" }
  /** `name`: who is signed in now. */
  | { kind: "other_account"; name: string };

const statuses = { signed_out: 401, second_factor: 403, other_account: 409 } as const;

/**
 * A form that was sent with the wrong session. The error page gives it back, to be sent again with the right
 * one, so that no one loses a long note.
 */
export class UnsentForm extends Problem {
  constructor(readonly why: Unsent, readonly form: WrittenForm) {
    super(statuses[why.kind], "Sign in and send it again.", { headers: { "cache-control": "no-store" } });
  }
}

/** As long as the longest note, in any script. Bytes. */
export const LONGEST_FORM = 256 * 1024;

/** Never written back into a page; the user has to enter them again. */
const SECRETS = /^(?:code|proof|.*password)$/i;

/**
 * Returns what the request's form says, even if it was read before; null if it is empty or cannot be kept.
 */
export async function readWrittenForm(request: Request): Promise<WrittenForm | null> {
  if (request.method !== "POST") return null;
  const form = await readSentForm(request);
  const isWritten = Object.entries(form.values)
    .some(([name, value]) => name !== MARK_FIELD && [value].flat().some((text) => text.trim() !== ""));
  return isWritten ? form : null;
}

/**
 * Returns the request's form, even if it is empty, without its files. It keeps the mark of its page's
 * account, so that it still belongs to that account only.
 */
export async function readSentForm(request: Request): Promise<WrittenForm> {
  const enctype = mediaType(request) === "multipart/form-data" ? "multipart/form-data" : undefined;
  try {
    const values = await peekFields(request, LONGEST_FORM);
    for (const name of Object.keys(values)) if (SECRETS.test(name)) delete values[name];
    return { values, enctype };
  } catch (error) {
    if (error instanceof Problem) return { values: {}, enctype };
    throw error;
  }
}
