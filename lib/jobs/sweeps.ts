import { forgetExpired } from "../auth/forget_expired.ts";
import { warnOfExpiry } from "../people/credentials/warn_of_expiry.ts";
import type { Practice } from "../practice.ts";

/** What every worker does now and then, unasked. Each may run in several processes at once, and again after a crash. */
export const sweeps: readonly ((practice: Practice) => Promise<void>)[] = [forgetExpired, warnOfExpiry];
