import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Button } from "../../components/form/Button.tsx";
import { CalendarAddress } from "./(_components)/CalendarAddress.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { readForm } from "../../lib/http/form.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import {
  findOwnFeed,
  makeOwnFeedInstead,
  revokeOwnFeed,
} from "../../lib/scheduling/calendars/feed/own_feed.ts";
import { formatDateTime } from "../../lib/shared/format.ts";
import { paths } from "../../lib/shared/paths.ts";
import { calendarFeedForm } from "../../lib/shared/schemas/calendars.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const feed = await findOwnFeed(acting);
    const madeOn = feed && formatDateTime(feed.createdAt, acting.actor.timeZone);
    const done = ctx.url.searchParams.get("done");
    return page({ kind: "shown" as const, madeOn, instead: feed?.createdAt.toString() ?? "", done });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readForm(ctx.req, calendarFeedForm);
    if (form.kind === "invalid") throw new HttpError(422);
    if (form.input.do === "revoke") {
      await revokeOwnFeed(acting);
      return redirectTo(paths.ownCalendar({ done: "revoked" }));
    }
    const { instead } = form.input;
    const made = await makeOwnFeedInstead(acting, instead ? Temporal.Instant.from(instead) : null);
    if (!made) return redirectTo(paths.ownCalendar({ done: "again" }));
    // Not after a redirect: the address would have to stand in one.
    return page({ kind: "made" as const, address: made.address }, {
      headers: { "cache-control": "no-store" },
    });
  },
});

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <Head>
      <title>Your calendar · Bloom</title>
    </Head>
    <PageHeading
      back={{ href: paths.appointments(), label: "Appointments" }}
      lead="See your visits in the calendar that you use anyway. It shows when you are busy and nothing else: no names, and not that it is a visit."
    >
      Your calendar
    </PageHeading>
    {data.kind === "made"
      ? <CalendarAddress address={data.address} next={paths.ownCalendar()} />
      : (
        <div class="grid gap-5">
          {data.done === "again"
            ? (
              <Notice role="status" title="The address was shown before, and stays as it is.">
                Loading its page again makes no other one. If you did not copy it, make a new one here.
              </Notice>
            )
            : data.done === "revoked" && !data.madeOn
            ? (
              <Notice tone="good" role="status" title="The address no longer works.">
                Calendars that have read it drop the busy times when they next look, or when you remove the
                subscription there.
              </Notice>
            )
            : null}
          {data.madeOn
            ? (
              <p>
                You made a secret address on{" "}
                {data.madeOn}. It was shown that one time. If you have lost it, or somebody else may have it,
                make a new one: the one from before then no longer works.
              </p>
            )
            : (
              <p>
                For that you get a secret address to paste into Google Calendar, Apple’s or Outlook. You can
                take it back at any time.
              </p>
            )}
          <form method="post" class="flex flex-wrap gap-3">
            <input type="hidden" name="instead" value={data.instead} />
            <Button name="do" value="make">
              {data.madeOn ? "Make a new address" : "Make a secret address"}
            </Button>
            {data.madeOn ? <Button name="do" value="revoke" kind="danger">Take it back</Button> : null}
          </form>
        </div>
      )}
  </div>
));
