import { z } from "zod";
import { WAS_FIELD } from "../shared/form_was.ts";
import { type FieldErrors, type FormValues, parseForm, readFormValues } from "./form.ts";

type ChangedForm<T> =
  | { kind: "valid"; input: T; values: FormValues }
  | { kind: "invalid"; values: FormValues; errors: FieldErrors; status: 409 | 422 };

/**
 * Parses a posted form that edits what `now` says, in the form's own fields. What the user did not change
 * since the page was rendered stays as it is now, so that an old tab undoes nothing. What was changed both
 * here and elsewhere is an error that says the other value; sent again, the form replaces it.
 * @throws {Problem} 413, 415, 400.
 */
export async function readChangedForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  now: FormValues,
): Promise<ChangedForm<z.output<Schema>>> {
  return parseChangedForm(await readFormValues(request), schema, now);
}

/** Parses the values of such a form. */
export function parseChangedForm<Schema extends z.ZodType>(
  sent: FormValues,
  schema: Schema,
  now: FormValues,
): ChangedForm<z.output<Schema>> {
  const { values, errors } = rebase(sent, now);
  if (Object.keys(errors).length > 0) return { kind: "invalid", values, errors, status: 409 };
  const form = parseForm(values, schema);
  return form.kind === "valid" ? form : { ...form, status: 422 };
}

/**
 * Returns the sent values with what was changed elsewhere, and an error for each field that was changed in
 * both places. A list is changed item by item, so it has no such errors. Without the field `was`, the values
 * stay as they were sent.
 */
export function rebase(sent: FormValues, now: FormValues): { values: FormValues; errors: FieldErrors } {
  const was = readWas(sent[WAS_FIELD]);
  const errors: FieldErrors = {};
  if (!was) return { values: sent, errors };
  const values: FormValues = Object.assign(Object.create(null), sent, { [WAS_FIELD]: JSON.stringify(now) });
  for (const [name, current] of Object.entries(now)) {
    if (!Object.hasOwn(was, name)) continue;
    const [mine, before, theirs] = [listOf(sent[name]), listOf(was[name]), listOf(current)];
    if (Array.isArray(current)) put(values, name, mergeLists(mine, before, theirs));
    else if (isSame(mine, before)) values[name] = current;
    else if (!isSame(theirs, before) && !isSame(theirs, mine)) errors[name] = changedElsewhere(current);
  }
  return { values, errors };
}

const changedElsewhere = (current: string) =>
  `While this page was open, this was changed elsewhere to ${
    current === "" ? "nothing" : `“${current}”`
  }. To replace that, save again.`;

/** Applies the own additions and removals to what the list is now. */
const mergeLists = (mine: string[], before: string[], theirs: string[]): string[] => [
  ...mine.filter((item) => !before.includes(item) || theirs.includes(item)),
  ...theirs.filter((item) => !before.includes(item) && !mine.includes(item)),
];

/** Sets a repeated field as a browser sends it. */
function put(values: FormValues, name: string, list: string[]): void {
  if (list.length === 0) delete values[name];
  else values[name] = list.length === 1 ? list[0] : list;
}

const listOf = (value: string | string[] | undefined): string[] =>
  [value ?? []].flat().filter((text) => text !== "");

const isSame = (a: string[], b: string[]) => a.length === b.length && a.every((text, at) => text === b[at]);

const wasSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Returns what the form's fields held; null if the field is missing or was not written by a page. */
function readWas(text: string | string[] | undefined): FormValues | null {
  if (typeof text !== "string") return null;
  try {
    const parsed = wasSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
