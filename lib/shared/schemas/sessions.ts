import { z } from "zod";
import { signInMethods } from "../codes/sign_in_methods.ts";
import { pageLimit } from "./page_limit.ts";
import { instant } from "./moments.ts";

/** A page of the caller's own activity. */
export const activityQuery = z.strictObject({
  limit: pageLimit(25, 100),
  cursor: z.string().max(200).optional(),
});

export const sessionViewJson = z.object({
  id: z.uuid(),
  browser: z.string(),
  network: z.string(),
  method: z.enum(signInMethods),
  createdAt: instant,
  lastSeenAt: instant,
  isThis: z.boolean(),
});
export type SessionViewOutput = z.output<typeof sessionViewJson>;

export const trustedBrowserJson = z.object({
  id: z.uuid(),
  browser: z.string(),
  lastSeenAt: instant,
  trustedUntil: instant,
});

export const activityJson = z.object({
  id: z.uuid(),
  at: instant,
  what: z.string(),
  outcome: z.enum(["allowed", "refused"]),
  network: z.string(),
});
