import { Buffer } from "node:buffer";
import { MIMEType } from "node:util";
import type { z } from "zod";
import { MARK_FIELD } from "../shared/account_mark.ts";
import { mediaType, readBody, readText } from "./body.ts";
import { Problem } from "./problem.ts";
import { findUnstorable, UNSTORABLE } from "./storable.ts";

/** Bloom's longest form is a schedule with its time off. It has about half as many fields. */
export const FIELD_LIMIT = 1_000;

/** A form's values by field; a repeated name is a list. */
export type FormValues = Record<string, string | string[]>;
/** The first message for each invalid field. "" stands for the whole form. */
export type FieldErrors = Record<string, string>;

type FormResult<T> =
  | { kind: "valid"; input: T; values: FormValues }
  | { kind: "invalid"; values: FormValues; errors: FieldErrors };

/**
 * Parses a posted form of at most `limit` bytes with the schema, and returns its values to show them again.
 * @throws {Problem} 413, 415, 400.
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit?: number,
): Promise<FormResult<z.output<Schema>>> {
  return parseForm(await readFormValues(request, limit), schema);
}

/** Parses the values with the schema. Browsers send CRLF in text areas; schemas see LF. */
export function parseForm<Schema extends z.ZodType>(
  values: FormValues,
  schema: Schema,
): FormResult<z.output<Schema>> {
  const unstorable = findUnstorable(values);
  if (unstorable) return { kind: "invalid", values, errors: { [unstorable[0] ?? ""]: UNSTORABLE } };
  const parsed = schema.safeParse(values);
  if (parsed.success) return { kind: "valid", input: parsed.data, values };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? "")] ??= issue.message;
  return { kind: "invalid", values, errors };
}

/** Reads a posted form's text fields. @throws {Problem} 413, 415, 400. */
export async function readFormValues(request: Request, limit?: number): Promise<FormValues> {
  return formValues(await readEntries(request, limit));
}

async function readEntries(
  request: Request,
  limit: number | undefined,
): Promise<Iterable<[string, FormDataEntryValue]>> {
  const type = mediaType(request);
  if (type === "application/x-www-form-urlencoded") {
    const text = await readText(request, limit);
    refuseTooMany((from) => text.indexOf("&", from));
    return new URLSearchParams(text);
  }
  if (type === "multipart/form-data") return await readMultipart(request, limit);
  throw new Problem(415, "Send this as a form.");
}

/** Reads a multipart form of at most `limit` bytes. @throws {Problem} 413, 400. */
export async function readMultipart(request: Request, limit?: number): Promise<FormData> {
  const body = await readBody(request, limit);
  const type = request.headers.get("content-type") ?? "";
  const bytes = Buffer.from(body.buffer);
  try {
    // Read from the header as `formData` reads it, so that both split the body at the same places.
    const boundary = new MIMEType(type).params.get("boundary");
    if (boundary) refuseTooMany((from) => bytes.indexOf(`--${boundary}`, from, "latin1"));
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, "We couldn't read the form.");
  }
}

/** Counts a form's fields before it is parsed. `find` returns the next separator's index from an index on. */
function refuseTooMany(find: (from: number) => number): void {
  let count = 0;
  for (let at = find(0); at !== -1; at = find(at + 1)) {
    if (++count > FIELD_LIMIT) throw new Problem(413, "This form has too many fields.");
  }
}

/**
 * Returns the text fields among a form's entries, without files, and without the account that its page was
 * rendered for: a middleware has compared it.
 */
export function formValues(entries: Iterable<[string, FormDataEntryValue]>): FormValues {
  const values = collectFields(entries);
  delete values[MARK_FIELD];
  return values;
}

/** Returns all text fields among a form's entries. */
export function collectFields(entries: Iterable<[string, FormDataEntryValue]>): FormValues {
  const values: FormValues = Object.create(null);
  for (const [name, entry] of entries) {
    if (typeof entry !== "string") continue;
    const text = entry.replaceAll("\r\n", "\n");
    const before = values[name];
    if (Array.isArray(before)) before.push(text);
    else values[name] = before === undefined ? text : [before, text];
  }
  return values;
}
