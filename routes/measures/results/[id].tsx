import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { MeasureResultView } from "../(_components)/MeasureResultView.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { shownResult } from "../(_page)/shown_result.ts";
import { findResult } from "../../../lib/records/measures/measure_results.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const result = await findResult(acting, idFrom(ctx.params));
    if (!result) throw new HttpError(404);
    return page(await shownResult(acting, result));
  },
});

export default define.page<typeof handler>(({ data }) => (
  <>
    <Head>
      <title>{`${data.result.instrument.name} · Bloom`}</title>
    </Head>
    <MeasureResultView {...data} back={{ href: paths.measures(), label: "Questions" }} />
  </>
));
