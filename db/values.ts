/** PostgreSQL's type numbers for the values that Bloom parses itself. */
export const OID = { bytea: 17, int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const;

/**
 * Parses an int8 (count(*) among them) as a number.
 * @throws {RangeError} if a number cannot represent it exactly.
 */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database's ${text} is not a safe integer.`);
  return value;
}

/** Parses PostgreSQL's "2026-11-23 09:30:00.5+00". */
const parseInstant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

const parseDate = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** The parsers of those types, by type number. */
export const parsers: Record<number, (text: string) => unknown> = {
  [OID.int8]: parseInt8,
  [OID.date]: parseDate,
  [OID.timestamptz]: parseInstant,
};

/** Returns a parameter as the drivers accept it: instants and dates as text, everything else unchanged. */
export function encodeParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  return Array.isArray(value) ? value.map(encodeParameter) : value;
}
