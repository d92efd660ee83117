import { join } from "node:path";
import type { Mailer, PostedMail } from "./mailer.ts";

/** A mail in the mailbox. */
export interface KeptMail extends PostedMail {
  /** When it was delivered, RFC 3339. */
  at: string;
}

/** The page shows no more than this, and older mails are deleted. */
const MOST_KEPT = 200;
const FILE_NAME = /^[0-9a-f-]{36}\.json$/;

/**
 * Opens local's mailer, which stores each mail as a file instead of sending it. A mail that is delivered
 * twice is stored once. Readers never see half a file, because it is renamed into place.
 */
export function openMailbox(
  folder: string,
  now: () => Temporal.Instant = () => Temporal.Now.instant(),
): Mailer {
  return {
    async deliver(mail) {
      await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
      const kept: KeptMail = { ...mail, at: now().toString() };
      const draft = join(folder, `${mail.id}.draft`);
      await Deno.writeTextFile(draft, JSON.stringify(kept), { mode: 0o600 });
      await Deno.rename(draft, join(folder, `${mail.id}.json`));
      for (const old of (await readMailbox(folder)).slice(MOST_KEPT)) {
        await Deno.remove(join(folder, `${old.id}.json`));
      }
    },
    close: () => Promise.resolve(),
  };
}

/** Returns the stored mails, the newest first; empty if none was sent yet. */
export async function readMailbox(folder: string): Promise<KeptMail[]> {
  const mails: KeptMail[] = [];
  for (const name of await fileNames(folder)) {
    mails.push(JSON.parse(await Deno.readTextFile(join(folder, name))));
  }
  return mails.sort((one, other) => Temporal.Instant.compare(other.at, one.at));
}

async function fileNames(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(folder)) if (FILE_NAME.test(name)) names.push(name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return names;
}
