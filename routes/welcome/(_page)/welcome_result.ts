import type { RefusalStatus } from "../../../lib/shared/refusal.ts";

/** The step that an address requests, and the target after the last one. */
export interface WelcomeAddress {
  step: string | null;
  returnTo: string | undefined;
}

/** The result of a welcome request: a page with this status, a redirect, or not found. */
export type WelcomeResult<Shown> =
  | { kind: "show"; status: 200 | RefusalStatus; shown: Shown }
  | { kind: "go"; to: string }
  | { kind: "not_found" };
