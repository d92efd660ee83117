import { keyedHash } from "../../../auth/tokens/keyed_hash.ts";
import type { Config } from "../../../config/config.ts";

/** The place that a calendar's sealed address is bound to. */
export const addressContext = (id: string) => `imported_calendars.address:${id}`;

/** By which an address is known again without being readable. */
export const addressHash = ({ passwordPepper }: Pick<Config, "passwordPepper">, url: URL) =>
  keyedHash(passwordPepper, "imported calendar", url.href);
