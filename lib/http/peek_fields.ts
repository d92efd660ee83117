import { mediaType, peekBody } from "./body.ts";
import { collectFields, type FormValues } from "./form.ts";

/**
 * Returns the text fields of a posted form that are complete within its first `limit` bytes, and leaves the
 * body to be read. Broken forms have fewer fields, or none; whoever reads them refuses them.
 * @throws {Problem} 400 if the client breaks off.
 */
export async function peekFields(request: Request, limit: number): Promise<FormValues> {
  const { bytes, isWhole } = await peekBody(request, limit);
  const text = new TextDecoder().decode(bytes);
  if (mediaType(request) === "application/x-www-form-urlencoded") {
    const complete = isWhole ? text : text.slice(0, Math.max(0, text.lastIndexOf("&")));
    return collectFields(new URLSearchParams(complete));
  }
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(request.headers.get("content-type") ?? "");
  return boundary ? collectFields(textParts(text, `--${boundary[1] ?? boundary[2]}`)) : Object.create(null);
}

/** Yields the names and texts of the parts between two boundaries (RFC 7578), without files. */
function* textParts(text: string, boundary: string): Generator<[string, string]> {
  for (const part of text.split(boundary).slice(1, -1)) {
    const end = part.indexOf("\r\n\r\n");
    const head = part.slice(0, Math.max(0, end));
    const name = /\bname="([^"\r\n]*)"/i.exec(head);
    if (name && !/\bfilename\*?=/i.test(head)) yield [name[1], part.slice(end + 4).replace(/\r\n$/, "")];
  }
}
