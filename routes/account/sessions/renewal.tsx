import { page } from "fresh";
import { Head } from "fresh/runtime";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  GET(ctx) {
    actingAs(ctx);
    return page();
  },

  /** The request itself renews the session: a middleware recorded it before this runs. */
  POST(ctx) {
    actingAs(ctx);
    return redirectTo(paths.renewSession());
  },
});

export default define.page(() => (
  <div class="max-w-prose">
    <Head>
      <title>You're signed in · Bloom</title>
    </Head>
    <PageHeading lead="Close this tab and go back to your other one. What you wrote there is still there. The warning on that page stays until you open another page.">
      You're signed in
    </PageHeading>
  </div>
));
