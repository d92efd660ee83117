/**
 * The hidden field of a form that edits something: what its fields held when its page was rendered. With it
 * the server tells what the user changed from what another tab has changed since. Browser-safe.
 */
export const WAS_FIELD = "was";

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Returns the hidden field's value: what the same form held when it was first rendered. */
export function wasOf(values: Values): string {
  const { [WAS_FIELD]: earlier, ...fields } = values;
  return typeof earlier === "string" ? earlier : JSON.stringify(fields);
}
