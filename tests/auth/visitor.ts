import assert from "node:assert/strict";
import type { Browser, Proof } from "../../lib/auth/sessions/session.ts";
import type { Caller } from "../../lib/practice.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import type { PostedMail } from "../../lib/outside/mail/mailer.ts";
import type { SignUpInput } from "../../lib/shared/schemas/auth.ts";
import type { TestPractice } from "../support/practice.ts";

/** Returns a request's context for a visitor who is not signed in. */
export function callerFrom(practice: TestPractice, network = "192.0.2.1"): Caller {
  return { ...practice, requestId: crypto.randomUUID(), network, actor: null };
}

/** A browser without a session. */
export const freshBrowser: Browser = { userAgent: "Old phone", session: null, secret: null };

/** What a correct password proves. */
export const byPassword: Proof = { method: "password", twoFactors: false };

/** What Ada types into the sign-up page. */
export const ada: SignUpInput = {
  name: "Ada King",
  email: "Ada@analytical.example",
  password: "tulips at half past four",
  role: "patient",
  timeZone: "Europe/London",
};

/**
 * Returns the latest mail after running the queue. Mails due at the same time have no order, so call it after
 * each one.
 */
export async function newestMail(practice: TestPractice): Promise<PostedMail> {
  const before = practice.outbox.length;
  await runDueJobs(practice);
  assert.ok(practice.outbox.length <= before + 1, "Several mails were waiting, so the latest is unknown.");
  const mail = practice.outbox.at(-1);
  assert.ok(mail, "No mail was sent.");
  return mail;
}

/** Returns the six digits in a mail. */
export function codeIn(mail: PostedMail): string {
  const code = /^ +(\d{6})$/m.exec(mail.text)?.[1];
  assert.ok(code, "The mail has no code.");
  return code;
}

/** Returns the secret of the link in a mail. */
export function secretIn(mail: PostedMail): string {
  const secret = /\/verify-email\/(\S+)/.exec(mail.text)?.[1];
  assert.ok(secret, "The mail has no link.");
  return secret;
}

/** Returns a different code. */
export const otherThan = (code: string) => code === "000000" ? "000001" : "000000";
