import { z } from "zod";
import { signInMethods } from "../codes/sign_in_methods.ts";
import { pageLimit } from "./page_limit.ts";

/** A page of the caller's own activity. */
export const activityQuery = z.strictObject({
  limit: pageLimit(25, 100),
  cursor: z.string().max(200).optional(),
});

export const sessionViewJson = z.strictObject({
  id: z.uuid(),
  browser: z.string(),
  network: z.string(),
  method: z.enum(signInMethods),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  isThis: z.boolean(),
});
export type SessionViewJson = z.output<typeof sessionViewJson>;

export const trustedBrowserJson = z.strictObject({
  id: z.uuid(),
  browser: z.string(),
  lastSeenAt: z.iso.datetime(),
  trustedUntil: z.string(),
});

export const activityJson = z.strictObject({
  id: z.uuid(),
  at: z.string(),
  what: z.string(),
  outcome: z.enum(["allowed", "refused"]),
  network: z.string(),
});
