import { z } from "zod";
import type { TokenType } from "../tokens/single_use_token.ts";

/** `taken` stands for an address that has an account: its link is never mailed, and leads nowhere. */
const payload = z.strictObject({ email: z.string(), taken: z.boolean() });

/** The link by which a new address is proven. */
export const emailChangeToken: TokenType<typeof payload> = {
  kind: "email_change",
  lives: Temporal.Duration.from({ hours: 24 }),
  payload,
};
