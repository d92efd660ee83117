import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import type { Visit } from "../../practice.ts";
import { formatDateTime } from "../../shared/format.ts";
import { paths } from "../../shared/paths.ts";
import type { SigningInUser } from "../actor_of.ts";
import { type Notice, noticeText } from "./notice_text.ts";

/**
 * Tells the owner of an account, by mail, what has just happened to it (ASVS 5.0, 6.3.5 and 6.3.7). The mail leaves only when the
 * change is committed, and carries nothing that a stranger could have written.
 */
export async function notifyOwner(
  trx: Transaction,
  visit: Pick<Visit, "db" | "keyring" | "now" | "config">,
  owner: Pick<SigningInUser, "email" | "timeZone"> & ({ id: string } | { userId: string }),
  notice: Notice,
): Promise<void> {
  const { subject, happened, otherwise } = noticeText(notice);
  const { origin } = visit.config;
  await enqueueMail(
    trx,
    visit,
    writeMail({
      to: owner.email,
      subject,
      blocks: [
        paragraph(happened),
        {
          kind: "facts",
          facts: [["When", formatDateTime(visit.now().toString(), owner.timeZone)]],
        },
        paragraph("If it was you, there is nothing to do."),
        paragraph(otherwise),
        { kind: "link", label: "Security of your account", href: origin + paths.security() },
      ],
    }),
    { kind: "account", userId: "userId" in owner ? owner.userId : owner.id },
  );
}
