import { HttpError } from "fresh";
import { idleWarningAfter } from "../../lib/auth/sessions/idle_warning.ts";
import { define } from "../../lib/site/define.ts";

const DAY_SECONDS = 86_400;

export const handler = define.handlers({
  /**
   * Returns the style sheet that shows a role's warning in time, without a script, through a delayed
   * animation. It adds space, so that the warning covers neither the page's end nor the focused element (WCAG
   * 2.2, 2.4.11).
   */
  GET({ state, params }) {
    const after = idleWarningAfter(state.config.sessionLimits, params.role);
    if (after === null) throw new HttpError(404);
    const css = `#idle-warning{animation:idle-warning 0s ${after}s forwards}` +
      "@keyframes idle-warning{to{visibility:visible}}" +
      `html{animation:idle-room 0s ${after}s forwards}` +
      "@keyframes idle-room{to{padding-bottom:12rem;scroll-padding-bottom:12rem}}";
    return new Response(css, {
      headers: {
        "content-type": "text/css; charset=utf-8",
        "cache-control": `public, max-age=${DAY_SECONDS}`,
      },
    });
  },
});
