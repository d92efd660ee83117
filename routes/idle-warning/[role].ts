import { HttpError } from "fresh";
import { idleWarningAfter } from "../../lib/auth/idle_warning.ts";
import { define } from "../../lib/http/define.ts";

const DAY_SECONDS = 86_400;

export const handler = define.handlers({
  /** The style sheet that shows a role's warning in time, without a script: an animation that begins late. */
  GET({ state, params }) {
    const after = idleWarningAfter(state.config.sessionLimits, params.role);
    if (after === null) throw new HttpError(404);
    const css = `#idle-warning{animation:idle-warning 0s ${after}s forwards}` +
      "@keyframes idle-warning{to{visibility:visible}}";
    return new Response(css, {
      headers: {
        "content-type": "text/css; charset=utf-8",
        "cache-control": `public, max-age=${DAY_SECONDS}`,
      },
    });
  },
});
