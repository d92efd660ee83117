import { mediaType } from "../http/body.ts";
import { type FormValues, readFormValues } from "../http/form.ts";
import { Problem } from "../http/problem.ts";

/**
 * A form that came when the session had ended. The error's page gives it back, to be sent again after signing in: nobody loses a note over
 * having written it for long.
 */
export class UnsentForm extends Problem {
  constructor(readonly values: FormValues, readonly enctype: "multipart/form-data" | undefined) {
    super(401, "Sign in and send it again.", { headers: { "cache-control": "no-store" } });
  }
}

/** As the longest note, in whatever script. Bytes. */
const LONGEST = 256 * 1024;

/** Never written back into a page; who sends the form again is asked for them anew. */
const SECRETS = /^(?:code|proof|.*password)$/i;

/** The form of a request that nobody is signed in for; null when nothing was written, or it cannot be kept. */
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
