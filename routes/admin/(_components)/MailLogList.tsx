import { mailFailureWords } from "../../../lib/shared/codes/mail_failures.ts";
import { mailKindLabel } from "../../../lib/shared/codes/mail_kinds.ts";
import type { LoggedMailOutput } from "../../../lib/shared/schemas/mail_log.ts";
import { Button } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { Card, Facts, Stack } from "../../../components/page/Card.tsx";
import { Time } from "../../../components/page/Time.tsx";

type LoggedMail = Omit<LoggedMailOutput, "userId">;

interface MailLogListProps {
  mails: readonly LoggedMail[];
  /** The reader's IANA zone. */
  timeZone: string;
}

/** The practice's mails without their content; dead ones have the button that sends them again. */
export function MailLogList({ mails, timeZone }: MailLogListProps) {
  return (
    <Stack as="ul" aria-label="Emails">
      {mails.map(({ id, kind, maskedAddress, ...mail }) => (
        <Card as="li" key={id} aria-labelledby={`mail-${id}`}>
          <div class="flex flex-wrap items-start justify-between gap-3">
            <div class="grid min-w-0 gap-3">
              <h2 id={`mail-${id}`} class="font-semibold">
                {mailKindLabel(kind)}
              </h2>
              <Facts facts={[{ term: "To", detail: maskedAddress }, ...factsOf(mail, timeZone)]} />
            </div>
            {mail.status === "dead"
              ? (
                <PostForm>
                  <Button
                    kind="secondary"
                    name="mail"
                    value={id}
                    aria-label={`Send again: ${mailKindLabel(kind)} to ${maskedAddress}`}
                  >
                    Send again
                  </Button>
                </PostForm>
              )
              : null}
          </div>
        </Card>
      ))}
    </Stack>
  );
}

const settled = { delivered: "Delivered", dropped: "Not needed", dead: "Failed" } as const;

function factsOf(mail: Omit<LoggedMail, "id" | "kind" | "maskedAddress">, timeZone: string) {
  const { status, attempts, lastFailure, createdAt, changedAt, nextAttemptAt } = mail;
  return [
    { term: "Created", detail: <Time at={createdAt} timeZone={timeZone} /> },
    status !== "waiting" && { term: settled[status], detail: <Time at={changedAt} timeZone={timeZone} /> },
    nextAttemptAt && status === "waiting" && {
      term: attempts === 0 ? "Due" : "Next attempt",
      detail: <Time at={nextAttemptAt} timeZone={timeZone} />,
    },
    attempts > 0 && { term: "Attempts", detail: String(attempts) },
    lastFailure && { term: "Last failure", detail: mailFailureWords(lastFailure) },
  ];
}
