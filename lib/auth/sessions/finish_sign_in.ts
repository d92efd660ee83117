import type { Transaction } from "../../../db/transaction.ts";
import type { Actor, Caller } from "../../practice.ts";
import { actorOf, type SigningInUser } from "../activity/actor_of.ts";
import { recognizeBrowser } from "./recognize_browser.ts";
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
  caller: Caller,
  user: SigningInUser,
  browser: Browser,
  proof: Proof,
): Promise<SignedIn> {
  const started = await startSession(trx, caller, user, browser, proof);
  const browserSecret = await recognizeBrowser(trx, caller, user, browser);
  await recordAccountEvent(trx, caller, user.id, "sign_in", { by: ownerOf(user), reason: proof.method });
  return { ...started, actor: actorOf(user), browserSecret };
}
