import { HttpError } from "fresh";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id from the address. @throws {HttpError} 404 for what cannot be an id: nothing can be there. */
export function idFrom(params: Record<string, string | undefined>, name = "id"): string {
  const value = params[name];
  if (value === undefined || !UUID.test(value)) throw new HttpError(404);
  return value;
}
