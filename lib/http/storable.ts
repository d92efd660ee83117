/**
 * The path of the first text within a value that no database column could keep (NUL, lone surrogates), or
 * null when all of it can be stored. PostgreSQL refuses NUL in text; JSON can carry both.
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
