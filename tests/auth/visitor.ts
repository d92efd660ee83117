import assert from "node:assert/strict";
import type { Browser, Proof } from "../../lib/auth/sessions/session.ts";
import type { Caller } from "../../lib/practice.ts";
import { runDueJobs } from "../../lib/worker/run_due_jobs.ts";
import type { PostedMail } from "../../lib/outside/mail/mailer.ts";
import type { SignUpInput } from "../../lib/shared/schemas/auth.ts";
import type { TestPractice } from "../support/practice.ts";

/** A request of somebody who is not signed in. */
export function callerFrom(practice: TestPractice, network = "192.0.2.1"): Caller {
  return { ...practice, requestId: crypto.randomUUID(), network, actor: null };
}

/** A browser without a session. */
export const freshBrowser: Browser = { userAgent: "Old phone", session: null, secret: null };

/** What a right password proves. */
export const byPassword: Proof = { method: "password", twoFactors: false };

/** What Ada types into the sign-up page. */
export const ada: SignUpInput = {
  name: "Ada King",
  email: "Ada@analytical.example",
  password: "tulips at half past four",
  role: "patient",
  timeZone: "Europe/London",
};

/** The mail that was posted last, once the queue has been worked off. Mails of one moment have no order: ask after each. */
export async function newestMail(practice: TestPractice): Promise<PostedMail> {
  const before = practice.outbox.length;
  await runDueJobs(practice);
  assert.ok(practice.outbox.length <= before + 1, "Several mails were waiting: which is the newest?");
  const mail = practice.outbox.at(-1);
  assert.ok(mail, "No mail was sent.");
  return mail;
}

/** The six digits in a mail. */
export function codeIn(mail: PostedMail): string {
  const code = /^ +(\d{6})$/m.exec(mail.text)?.[1];
  assert.ok(code, "There is no code in the mail.");
  return code;
}

/** The secret of the link in a mail. */
export function secretIn(mail: PostedMail): string {
  const secret = /\/verify-email\/(\S+)/.exec(mail.text)?.[1];
  assert.ok(secret, "There is no link in the mail.");
  return secret;
}

/** Another code than this one. */
export const otherThan = (code: string) => code === "000000" ? "000001" : "000000";
