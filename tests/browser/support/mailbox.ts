import assert from "node:assert/strict";
import type { PostedMail } from "../../../lib/outside/mail/mailer.ts";
import type { Site } from "./site.ts";

/** Returns the newest mail to this address with a matching subject, as soon as it arrives. */
export async function mailTo({ practice }: Site, address: string, subject: RegExp): Promise<PostedMail> {
  for (let tries = 0; tries < 200; tries++) {
    const mail = practice.outbox.findLast(({ to, subject: said }) => to === address && subject.test(said));
    if (mail) return mail;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const came = practice.outbox.map(({ to, subject }) => `${to}: ${subject}`);
  assert.fail(`No mail to ${address} about ${subject}. Others: ${came.join("; ") || "none"}.`);
}

/** Returns the path of this site that a mail links to. */
export function linkIn({ text }: PostedMail, { origin }: Site, below: string): string {
  const address = text.split(/\s+/).find((word) => word.startsWith(origin + below));
  assert.ok(address, `The mail has no link to ${below}.`);
  return address;
}
