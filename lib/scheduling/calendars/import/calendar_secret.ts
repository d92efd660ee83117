import { keyedHash } from "../../../auth/tokens/keyed_hash.ts";
import type { Config } from "../../../config/config.ts";

/** Returns the context that a calendar's address is sealed with. */
export const addressContext = (id: string) => `imported_calendars.address:${id}`;

/** Returns a hash that recognizes an address without revealing it. */
export const addressHash = ({ passwordPepper }: Pick<Config, "passwordPepper">, url: URL) =>
  keyedHash(passwordPepper, "imported calendar", url.href);
