import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ActivityList } from "../(_components)/ActivityList.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Pager } from "../../../components/page/Pager.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { listActivity } from "../../../lib/auth/activity/list_activity.ts";
import { define } from "../../../lib/site/define.ts";
import * as paths from "../../../lib/shared/paths.ts";

const PAGE_SIZE = 25;

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const cursor = ctx.url.searchParams.get("cursor") ?? undefined;
    const { items, nextCursor } = await listActivity(acting, { limit: PAGE_SIZE, cursor });
    return page({ items, nextCursor, isFirst: !cursor, timeZone: acting.actor.timeZone });
  },
});

export default define.page<typeof handler>(({ data: { items, nextCursor, isFirst, timeZone } }) => (
  <div class="max-w-prose">
    <Head>
      <title>Activity · Bloom</title>
    </Head>
    <PageHeading
      back={{ href: paths.security(), label: "Security" }}
      lead="If you see something that wasn't you, change your password and sign out all other browsers."
    >
      What happened in your account
    </PageHeading>
    {items.length > 0
      ? <ActivityList items={items} timeZone={timeZone} />
      : <EmptyState title="Nothing yet" />}
    <Pager
      of="activity"
      next={nextCursor && paths.activity(nextCursor)}
      first={isFirst ? null : paths.activity()}
    />
  </div>
));
