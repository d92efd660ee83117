/** PostgreSQL's type numbers of the values that come and go in another form than the drivers' own. */
export const OID = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const;

/**
 * An int8 (count(*) among them) as a number.
 * @throws {RangeError} when a number could not hold it exactly.
 */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database's ${text} is no safe integer.`);
  return value;
}

/** "2026-11-23 09:30:00.5+00" as PostgreSQL writes it. */
export const parseInstant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

export const parseDate = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** How the values of those types are read, by type number. */
export const parsers: Record<number, (text: string) => unknown> = {
  [OID.int8]: parseInt8,
  [OID.date]: parseDate,
  [OID.timestamptz]: parseInstant,
};

/** A parameter as the drivers take it: instants and dates as text, everything else as it is. */
export function encodeParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  return Array.isArray(value) ? value.map(encodeParameter) : value;
}
