import { mediaType } from "../http/body.ts";
import { type FormValues, readFormValues } from "../http/form.ts";
import { Problem } from "../http/problem.ts";

/**
 * A form sent after the session ended. The error page gives it back, to be sent again after sign-in, so that
 * no one loses a long note.
 */
export class UnsentForm extends Problem {
  constructor(readonly values: FormValues, readonly enctype: "multipart/form-data" | undefined) {
    super(401, "Sign in and send it again.", { headers: { "cache-control": "no-store" } });
  }
}

/** As long as the longest note, in any script. Bytes. */
const LONGEST = 256 * 1024;

/** Never written back into a page; the user has to enter them again. */
const SECRETS = /^(?:code|proof|.*password)$/i;

/** Returns the form of a request without a session; null if it is empty or cannot be kept. */
export async function readUnsentForm(request: Request): Promise<UnsentForm | null> {
  if (request.method !== "POST") return null;
  try {
    const values = await readFormValues(request, LONGEST);
    for (const name of Object.keys(values)) if (SECRETS.test(name)) delete values[name];
    const isWritten = Object.values(values).flat().some((text) => text.trim() !== "");
    const isMultipart = mediaType(request) === "multipart/form-data";
    return isWritten ? new UnsentForm(values, isMultipart ? "multipart/form-data" : undefined) : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
