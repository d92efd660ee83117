/** The shape of an answer as the practice holds it: these fields are still instants, where JSON has text. */
export type WithInstants<Json, Key extends keyof Json> =
  & Omit<Json, Key>
  & { [Name in Key]: Temporal.Instant | Extract<Json[Name], null> };
