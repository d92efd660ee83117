import type { z } from "zod";
import { mediaType, readText } from "./body.ts";
import type { InputError } from "../shared/refusal.ts";
import { Problem } from "./problem.ts";
import { invalidInput } from "./refusal_problem.ts";
import { findUnstorable, UNSTORABLE } from "./storable.ts";

/** Deeper documents than any valid one are refused before they can exhaust the stack. */
const MAX_DEPTH = 32;

/** The longest valid document, a schedule, has about a tenth of these values. */
const MAX_VALUES = 10_000;

/** No answer names more errors, so that a small body cannot cause a large answer. */
const MOST_ERRORS = 100;

/**
 * Parses the request's JSON body of at most `limit` bytes with the schema.
 * @throws {Problem} 415, 413, 400 (invalid JSON) or 422 (JSON that does not match the schema).
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit?: number,
): Promise<z.output<Schema>> {
  if (mediaType(request) !== "application/json") {
    throw new Problem(415, "Send the body as application/json.");
  }
  const text = await readText(request, limit);
  refuseHuge(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem(400, "The body is not valid JSON.");
  }
  return parseInput(value, schema);
}

/** Parses an address's query with the schema. @throws {Problem} 422. */
export function readQuery<Schema extends z.ZodType>(url: URL, schema: Schema): z.output<Schema> {
  const values: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(values, name)) {
      throw invalidInput([{ path: name, message: "Send this only once." }]);
    }
    Object.defineProperty(values, name, { value, enumerable: true });
  }
  return parseInput(values, schema);
}

/** Parses a value with the schema. @throws {Problem} 422 that names every error. */
export function parseInput<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const unstorable = findUnstorable(value);
  if (unstorable) throw invalidInput([{ path: unstorable.join("."), message: UNSTORABLE }]);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidInput(inputErrors(parsed.error).slice(0, MOST_ERRORS));
}

/** Returns zod's issues as paths and messages; an unknown field is named by its own path. */
function inputErrors(error: z.ZodError): InputError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message: issue.message }];
    return issue.keys.map((key) => ({
      path: [...path, key].join("."),
      message: "We don't know this field.",
    }));
  });
}

/** Refuses a JSON text that nests too deeply or holds too many values. It is read once, and not parsed. */
function refuseHuge(text: string): void {
  let [level, values, isText] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isText) {
      if (character === "\\") index++;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === "[" || character === "{") level++;
    else if (character === "]" || character === "}") level--;
    else if (character === ",") values++;
    if (level > MAX_DEPTH) throw new Problem(400, "The body is nested too deeply.");
    if (values > MAX_VALUES) throw new Problem(413, "The body holds too many values.");
  }
}
