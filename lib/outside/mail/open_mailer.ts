import { join } from "node:path";
import type { Config } from "../../config/config.ts";
import type { Mailer } from "./mailer.ts";
import { openMailbox } from "./mailbox.ts";
import { openSmtpMailer } from "./smtp_mailer.ts";

/** Opens the configured mailer: SMTP, or in local the mailbox. */
export function openMailer(config: Config): Mailer {
  if (!config.smtpUrl) return openMailbox(mailboxFolder(config));
  return openSmtpMailer({
    url: config.smtpUrl,
    from: config.mailFrom,
    requireTls: config.environment !== "local",
    domain: new URL(config.origin).hostname,
  });
}

/** Returns the mailbox's folder. */
export const mailboxFolder = (config: Pick<Config, "dataFolder">) => join(config.dataFolder, "mail");
