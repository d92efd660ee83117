import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Button } from "../../components/form/Button.tsx";
import { PostForm } from "../../components/form/PostForm.tsx";
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
import * as paths from "../../lib/shared/paths.ts";
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
    // No redirect, because the secret address would be in it.
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
      lead="See your visits in the calendar you already use. It shows only when you're busy. It doesn't show names or mention therapy."
    >
      Your calendar
    </PageHeading>
    {data.kind === "made"
      ? <CalendarAddress address={data.address} next={paths.ownCalendar()} />
      : (
        <div class="grid gap-5">
          {data.done === "again"
            ? (
              <Notice role="status" title="You've already seen this address. It still works.">
                Loading the page again doesn't make a new address. If you didn't copy it, make a new one here.
              </Notice>
            )
            : data.done === "revoked" && !data.madeOn
            ? (
              <Notice tone="good" role="status" title="The address no longer works">
                Your calendar app will drop the busy times the next time it updates. You can also remove the
                subscription there.
              </Notice>
            )
            : null}
          {data.madeOn
            ? (
              <p>
                You made a secret address on{" "}
                {data.madeOn}. It was shown only once. If you lost it, or someone else may have it, make a new
                one. The old address will stop working.
              </p>
            )
            : (
              <p>
                We'll give you a secret address to paste into Google Calendar, Apple Calendar, or Outlook. You
                can turn it off at any time.
              </p>
            )}
          <PostForm class="flex flex-wrap gap-3">
            <input type="hidden" name="instead" value={data.instead} />
            <Button name="do" value="make">
              {data.madeOn ? "Make a new address" : "Make a secret address"}
            </Button>
            {data.madeOn ? <Button name="do" value="revoke" kind="danger">Turn it off</Button> : null}
          </PostForm>
        </div>
      )}
  </div>
));
