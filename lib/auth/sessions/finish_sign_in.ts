import type { Transaction } from "../../../db/transaction.ts";
import type { Actor, Visit } from "../../practice.ts";
import { actorOf, type SigningInUser } from "../activity/actor_of.ts";
import { recogniseBrowser } from "./recognise_browser.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import { type Browser, type Proof, type StartedSession, startSession } from "./session.ts";

/** Somebody is signed in; the browser gets both secrets as cookies. */
export interface SignedIn extends StartedSession {
  actor: Actor;
  /** The secret by which the browser is known from now on. */
  browserSecret: string;
}

/** Begins the session of somebody who has proven all that the account asks for, and leaves a trace. */
export async function finishSignIn(
  trx: Transaction,
  visit: Visit,
  user: SigningInUser,
  browser: Browser,
  proof: Proof,
): Promise<SignedIn> {
  const started = await startSession(trx, visit, user, browser, proof);
  const browserSecret = await recogniseBrowser(trx, visit, user, browser);
  await recordAccountEvent(trx, visit, user.id, "sign_in", { by: ownerOf(user), reason: proof.method });
  return { ...started, actor: actorOf(user), browserSecret };
}
