import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AccountTabs } from "../(_components)/AccountTabs.tsx";
import { ActivityList } from "../(_components)/ActivityList.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { WaysIn } from "../(_components)/WaysIn.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { listActivity } from "../../../lib/auth/activity/list_activity.ts";
import { configuredProviders, providerLabels, providerOfIssuer } from "../../../lib/config/providers.ts";
import { findWaysIn } from "../../../lib/auth/two_factor/ways_in.ts";
import { define } from "../../../lib/site/define.ts";
import * as paths from "../../../lib/shared/paths.ts";

/** Enough to notice anything odd; the rest is on its own page. */
const RECENT = 5;

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const [ways, activity] = await Promise.all([
      findWaysIn(acting.db, acting.actor.userId),
      listActivity(acting, { limit: RECENT }),
    ]);
    const { email, timeZone, role } = acting.actor;
    const { config } = acting;
    const linked = ways.providers.flatMap((issuer) => providerOfIssuer(issuer, config) ?? []);
    const providers = linked.map((id) => providerLabels[id]);
    const hasProviders = configuredProviders(config).length > 0;
    const isPasswordSet = ctx.url.searchParams.get("done") === "password";
    return page({
      ways: { ...ways, providers },
      hasProviders,
      activity,
      email,
      timeZone,
      role,
      isPasswordSet,
    });
  },
});

export default define.page<typeof handler>(({ data }) => {
  const { ways, activity, email, timeZone, role, isPasswordSet } = data;
  const isBare = !ways.authenticator && ways.passkeys === 0;
  return (
    <div class="max-w-prose">
      <Head>
        <title>Security · Bloom</title>
      </Head>
      <PageHeading>Security</PageHeading>
      <AccountTabs current={paths.security()} role={role} />
      <div class="grid gap-5">
        {isPasswordSet
          ? (
            <Notice tone="good" role="status">
              Your new password is set. All other browsers are signed out.
            </Notice>
          )
          : null}
        {isBare
          ? (
            <Notice title="Only your password protects your account">
              {role === "patient"
                ? "Add a passkey or an authenticator app"
                : "To protect patients' records, add a passkey or an authenticator app"}
              . Then someone who learns your password still can't get in.
            </Notice>
          )
          : null}
        <WaysIn email={email} ways={ways} hasProviders={data.hasProviders} />
      </div>
      <Section id="activity" title="Recent activity">
        <ActivityList items={activity.items} timeZone={timeZone} />
        <p class="mt-4">
          <a href={paths.activity()}>See all activity</a>
        </p>
      </Section>
    </div>
  );
});
