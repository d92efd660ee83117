import { HttpError } from "fresh";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the form of an ID. */
export const isId = (value: string | undefined): value is string => value !== undefined && UUID.test(value);

/** Returns an ID from the address. @throws {HttpError} 404 for an invalid ID, which cannot exist. */
export function idFrom(params: Record<string, string | undefined>, name = "id"): string {
  const value = params[name];
  if (!isId(value)) throw new HttpError(404);
  return value;
}
