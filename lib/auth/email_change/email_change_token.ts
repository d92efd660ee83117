import { z } from "zod";
import type { TokenType } from "../tokens/single_use_token.ts";

/** `taken` marks an address that has an account: its link is never mailed and leads nowhere. */
const payload = z.strictObject({ email: z.string(), taken: z.boolean() });

/** The link that verifies a new address. */
export const emailChangeToken: TokenType<typeof payload> = {
  kind: "email_change",
  lives: Temporal.Duration.from({ hours: 24 }),
  payload,
};
