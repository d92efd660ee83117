import { mediaType, readableAgain } from "../http/body.ts";
import { type FormValues, readFormValues } from "../http/form.ts";
import { Problem } from "../http/problem.ts";

/** What a person wrote and sent, to be sent again. */
export interface WrittenForm {
  values: FormValues;
  enctype: "multipart/form-data" | undefined;
}

/**
 * A form sent after the session ended. The error page gives it back, to be sent again after sign-in, so that
 * no one loses a long note.
 */
export class UnsentForm extends Problem {
  constructor(readonly form: WrittenForm) {
    super(401, "Sign in and send it again.", { headers: { "cache-control": "no-store" } });
  }
}

/** As long as the longest note, in any script. Bytes. */
const LONGEST = 256 * 1024;

/** Never written back into a page; the user has to enter them again. */
const SECRETS = /^(?:code|proof|.*password)$/i;

/**
 * Returns what the request's form says, even if it was read before; null if it is empty or cannot be kept.
 */
export async function readWrittenForm(request: Request): Promise<WrittenForm | null> {
  if (request.method !== "POST") return null;
  try {
    const values = await readFormValues(readableAgain(request), LONGEST);
    for (const name of Object.keys(values)) if (SECRETS.test(name)) delete values[name];
    const isWritten = Object.values(values).flat().some((text) => text.trim() !== "");
    const isMultipart = mediaType(request) === "multipart/form-data";
    return isWritten ? { values, enctype: isMultipart ? "multipart/form-data" : undefined } : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
