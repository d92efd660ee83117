import { HttpError } from "fresh";
import { define } from "../../../lib/site/define.ts";
import { mailboxFolder } from "../../../lib/outside/mail/open_mailer.ts";
import { readMailbox } from "../../../lib/outside/mail/mailbox.ts";

export const handler = define.handlers({
  /** The mailbox, newest first. It exists in local alone: mail carries codes. */
  async GET({ state: { config } }) {
    if (config.environment !== "local") throw new HttpError(404);
    return Response.json({ items: await readMailbox(mailboxFolder(config)) });
  },
});
