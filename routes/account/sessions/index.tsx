import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { AccountTabs } from "../(_components)/AccountTabs.tsx";
import { Form } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { SessionList, TrustedBrowserList } from "../(_components)/SessionList.tsx";
import { actingInSession } from "../../../lib/site/access/access.ts";
import { forgetBrowser, listTrustedBrowsers } from "../../../lib/auth/sessions/trusted_browsers.ts";
import { endOtherSessions, endOwnSession } from "../../../lib/auth/sessions/end_own_sessions.ts";
import { listSessions } from "../../../lib/auth/sessions/list_sessions.ts";
import { define } from "../../../lib/site/define.ts";
import { readFormValues } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    const [sessions, browsers] = await Promise.all([
      listSessions(acting, session),
      listTrustedBrowsers(acting),
    ]);
    const done = doneSentence(ctx.url.searchParams.get("done"));
    return page({ sessions, browsers, done, timeZone: acting.actor.timeZone });
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const values = await readFormValues(ctx.req);
    if (typeof values.browser === "string") {
      const { kind } = await forgetBrowser(acting, idFrom({ id: values.browser }));
      if (kind === "not_found") throw new HttpError(404);
      return redirectTo(paths.sessions({ done: "browser" }));
    }
    if (typeof values.session === "string") {
      const { kind } = await endOwnSession(acting, idFrom({ id: values.session }));
      if (kind === "not_found") throw new HttpError(404);
      return redirectTo(paths.sessions({ done: "session" }));
    }
    await endOtherSessions(acting, session);
    return redirectTo(paths.sessions({ done: "others" }));
  },
});

function doneSentence(done: string | null): string | null {
  switch (done) {
    case "session":
      return "We signed out that browser.";
    case "others":
      return "We signed out all other browsers.";
    case "browser":
      return "We'll ask for a code or passkey in that browser again.";
    default:
      return null;
  }
}

export default define.page<typeof handler>(({ data: { sessions, browsers, done, timeZone }, state }) => (
  <div class="max-w-prose">
    <Head>
      <title>Sessions · Bloom</title>
    </Head>
    <PageHeading>Sessions</PageHeading>
    <AccountTabs current={paths.sessions()} role={state.actor?.role} />
    <div class="grid gap-5">
      {done ? <Notice tone="good" role="status">{done}</Notice> : null}
      <p>You're signed in on these browsers. Sign out any that you don't recognize or no longer use.</p>
      <SessionList sessions={sessions} timeZone={timeZone} />
      {sessions.length > 1
        ? <Form submit="Sign out all others" submitKind="secondary" aria-label="All other sessions" />
        : null}
    </div>
    {browsers.length > 0
      ? (
        <Section id="trusted" title="Trusted browsers">
          <p class="mb-4">We don't ask for a code or passkey in these browsers.</p>
          <TrustedBrowserList browsers={browsers} timeZone={timeZone} />
        </Section>
      )
      : null}
  </div>
));
