import { requireAccess } from "../lib/site/access/require_access.ts";
import { answerErrors } from "../lib/site/answer_errors.ts";
import { boundHead } from "../lib/site/bound_head.ts";
import { define } from "../lib/site/define.ts";
import { knowActor } from "../lib/site/know_actor.ts";
import { requireSameAccount } from "../lib/site/page_account/require_same_account.ts";
import { refuseDirectRequests } from "../lib/site/refuse_direct_requests.ts";
import { refuseOtherSites } from "../lib/site/refuse_other_sites.ts";
import { bringStylesheet } from "../lib/site/styles/bring_stylesheet.ts";
import { handler as page } from "./_error.tsx";
import { handler as api } from "./api/_error.ts";

/**
 * The middlewares that every request passes, except those for files. They answer errors, so that the
 * middlewares outside see a normal response.
 */
export default define.middleware([
  answerErrors({ api, page }),
  boundHead,
  refuseDirectRequests,
  bringStylesheet(),
  refuseOtherSites,
  knowActor,
  requireSameAccount,
  requireAccess,
]);
