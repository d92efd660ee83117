import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Card, Facts, Stack } from "../../components/page/Card.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { define } from "../../lib/site/define.ts";
import { type KeptMail, readMailbox } from "../../lib/outside/mail/mailbox.ts";
import { mailboxFolder } from "../../lib/outside/mail/open_mailer.ts";
import * as paths from "../../lib/shared/paths.ts";
import { withQuery } from "../../lib/shared/with_query.ts";

type MailPage = { kind: "list"; mails: KeptMail[]; isSmtp: boolean } | { kind: "mail"; mail: KeptMail };

export const handler = define.handlers({
  /**
   * Shows local's mailbox, which is shared by all users: ?id= for one mail, &part=html or calendar for a raw
   * part of it.
   */
  async GET({ state: { config }, url }) {
    if (config.environment !== "local") throw new HttpError(404);
    const mails = await readMailbox(mailboxFolder(config));
    const id = url.searchParams.get("id");
    if (id === null) return page<MailPage>({ kind: "list", mails, isSmtp: config.smtpUrl !== undefined });
    const mail = mails.find((kept) => kept.id === id);
    if (!mail) throw new HttpError(404);
    switch (url.searchParams.get("part")) {
      case null:
        return page<MailPage>({ kind: "mail", mail });
      case "html":
        return new Response(mail.html, { headers: { "content-type": "text/html; charset=utf-8" } });
      case "calendar":
        if (mail.calendar) return calendarFile(mail.calendar.content);
    }
    throw new HttpError(404);
  },
});

const calendarFile = (content: string) =>
  new Response(content, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="appointment.ics"',
    },
  });

export default define.page<typeof handler>(({ data }) => (
  <>
    <Head>
      <title>Mailbox · Bloom</title>
    </Head>
    {data.kind === "list" ? <List {...data} /> : <Mail {...data} />}
  </>
));

function List({ mails, isSmtp }: Extract<MailPage, { kind: "list" }>) {
  return (
    <>
      <PageHeading lead="Every email that Bloom sent on this machine, newest first. This page exists only in the local environment.">
        Mailbox
      </PageHeading>
      {mails.length === 0
        ? (
          <EmptyState title="No emails yet">
            {isSmtp
              ? "SMTP_URL is set, so emails go there."
              : "Sign up or book a visit, and you'll see the email here."}
          </EmptyState>
        )
        : (
          <Stack as="ul" aria-label="Emails">
            {mails.map(({ id, subject, to, at }) => (
              <Card as="li" key={id}>
                <a href={withQuery(paths.devMail(), { id })} class="font-semibold">{subject}</a>
                <p class="text-sm text-soft">
                  to {to}, <time dateTime={at}>{minutes(at)}</time>
                </p>
              </Card>
            ))}
          </Stack>
        )}
    </>
  );
}

function Mail({ mail: { id, subject, to, at, text, calendar } }: Extract<MailPage, { kind: "mail" }>) {
  return (
    <>
      <PageHeading back={{ href: paths.devMail(), label: "Mailbox" }}>{subject}</PageHeading>
      <Facts
        facts={[
          { term: "To", detail: to },
          { term: "Sent", detail: <time dateTime={at}>{minutes(at)}</time> },
          {
            term: "Other formats",
            detail: <a href={withQuery(paths.devMail(), { id, part: "html" })}>HTML</a>,
          },
          calendar && {
            term: "Attachment",
            detail: <a href={withQuery(paths.devMail(), { id, part: "calendar" })}>appointment.ics</a>,
          },
        ]}
      />
      <div class="mt-6">
        <Card>
          <div class="whitespace-pre-wrap break-words">{linked(text)}</div>
        </Card>
      </div>
    </>
  );
}

const minutes = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

/** Turns the addresses in a text into links. */
const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? <a key={index} href={part}>{part}</a> : part
  );
