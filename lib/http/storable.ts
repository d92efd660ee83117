/**
 * Returns the path of the first text in a value that no database column can store (NUL, lone surrogates), or
 * null if all of it can be stored. PostgreSQL refuses NUL in text; JSON can contain both.
 */
export function findUnstorable(value: unknown, path: string[] = []): string[] | null {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? path : null;
  if (value === null || typeof value !== "object") return null;
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes("\0") || !key.isWellFormed()) return path;
    const found = findUnstorable(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}

export const UNSTORABLE = "Remove the characters that we can't save.";
