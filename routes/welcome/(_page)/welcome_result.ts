/** Which step of the welcome an address asks for, and where to go when all is done. */
export interface WelcomeAddress {
  step: string | null;
  returnTo: string | undefined;
}

/** What becomes of a request for the welcome: a page with this status, another address, or nothing that is there. */
export type WelcomeResult<Shown> =
  | { kind: "show"; status: 200 | 413 | 422; shown: Shown }
  | { kind: "go"; to: string }
  | { kind: "not_found" };
