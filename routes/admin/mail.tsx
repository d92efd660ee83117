import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { Form } from "../../components/form/Form.tsx";
import { MailLogList } from "./(_components)/MailLogList.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { Pager } from "../../components/page/Pager.tsx";
import { Tabs } from "../../components/page/Tabs.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { readForm } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { listMails } from "../../lib/jobs/mail_log/list_mails.ts";
import { sendAgain, sendAllAgain } from "../../lib/jobs/mail_log/send_again.ts";
import * as paths from "../../lib/shared/paths.ts";
import { type MailList, mailLists, sendAgainForm } from "../../lib/shared/schemas/mail_log.ts";

const PAGE_SIZE = 25;

const labels: Record<MailList, string> = {
  dead: "Failed",
  waiting: "Waiting",
  delivered: "Delivered",
};

const nothing: Record<MailList, { title: string; text: string }> = {
  dead: {
    title: "No emails have failed",
    text: "If the mail server still refuses an email after five hours, you'll see it here.",
  },
  waiting: {
    title: "No emails are waiting",
    text: "An email waits here for a few seconds, or until its next attempt.",
  },
  delivered: { title: "No emails were delivered recently", text: "We list delivered emails for 90 days." },
};

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const { searchParams } = ctx.url;
    const list = mailLists.find((each) => each === searchParams.get("list")) ?? "dead";
    const cursor = searchParams.get("cursor") ?? undefined;
    const { items, nextCursor } = await listMails(acting, { list, limit: PAGE_SIZE, cursor });
    const isSent = searchParams.get("done") === "sent";
    return page({ list, items, nextCursor, isSent, isFirst: !cursor, timeZone: acting.actor.timeZone });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readForm(ctx.req, sendAgainForm);
    if (form.kind === "invalid") throw new HttpError(404);
    if (form.input.mail === undefined) {
      await sendAllAgain(acting);
    } else {
      const { kind } = await sendAgain(acting, form.input.mail);
      if (kind === "not_found") throw new HttpError(404);
    }
    return redirectTo(paths.mailLog({ done: "sent" }));
  },
});

const pathOf = (list: MailList, cursor?: string) =>
  paths.mailLog({ list: list === "dead" ? undefined : list, cursor });

export default define.page<typeof handler>((
  { data: { list, items, nextCursor, isSent, isFirst, timeZone } },
) => (
  <>
    <Head>
      <title>Emails · Bloom</title>
    </Head>
    <PageHeading lead="Emails that Bloom sent in the last 90 days. You can see who each one went to and when, but not what it says.">
      Emails
    </PageHeading>
    <Tabs
      of="mails"
      tabs={mailLists.map((each) => ({ href: pathOf(each), label: labels[each], current: each === list }))}
    />
    <div class="grid gap-4">
      {isSent
        ? (
          <Notice tone="good" role="status" title="Back in the queue">
            If the mail server accepts it now, it goes out in a few seconds.
          </Notice>
        )
        : null}
      {items.length === 0 ? <EmptyState title={nothing[list].title}>{nothing[list].text}</EmptyState> : (
        <>
          {list === "dead"
            ? <Form submit="Send all again" submitKind="secondary" aria-label="All failed emails" />
            : null}
          <MailLogList mails={items} timeZone={timeZone} />
        </>
      )}
    </div>
    <Pager
      of="mails"
      next={nextCursor && pathOf(list, nextCursor)}
      first={isFirst ? null : pathOf(list)}
    />
  </>
));
