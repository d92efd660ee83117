import type { Transaction } from "../../../db/transaction.ts";
import type { Actor, Caller } from "../../practice.ts";
import { actorOf, type SigningInUser } from "../activity/actor_of.ts";
import { recognizeBrowser } from "./recognize_browser.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import { type Browser, type Proof, type StartedSession, startSession } from "./session.ts";

/** A signed-in user; the browser gets both secrets as cookies. */
export interface SignedIn extends StartedSession {
  actor: Actor;
  /** The secret that identifies the browser from now on. */
  browserSecret: string;
}

/** Starts the session of a user who has proven all that the account requires, and records it. */
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
