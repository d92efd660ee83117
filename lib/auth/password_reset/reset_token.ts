import { z } from "zod";
import type { TokenType } from "../tokens/single_use_token.ts";

const payload = z.strictObject({});

/** The link for a forgotten password. It lasts half an hour, and a newer one replaces it. */
export const resetToken: TokenType<typeof payload> = {
  kind: "password_reset",
  lives: Temporal.Duration.from({ minutes: 30 }),
  payload,
};
