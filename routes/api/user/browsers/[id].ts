import { HttpError } from "fresh";
import { define } from "../../../../lib/site/define.ts";
import { forgetBrowser } from "../../../../lib/auth/sessions/trusted_browsers.ts";

export const handler = define.api({
  DELETE: {
    tag: "Sessions",
    summary: "Stop trusting a browser",
    answer: { description: "The browser is asked for the second factor again." },
    async handle({ acting, params }) {
      const { kind } = await forgetBrowser(acting, params.id);
      if (kind === "not_found") throw new HttpError(404);
    },
  },
});
