/** Returns PostgreSQL's five-character error code, or the system's word for a failed connection. */
export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
