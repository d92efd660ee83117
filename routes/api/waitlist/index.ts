import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { joinWaitlist } from "../../../lib/scheduling/waitlist/join_waitlist.ts";
import { listWaitlist, waitlistJson } from "../../../lib/scheduling/waitlist/list_waitlist.ts";
import { joinRefusals } from "../../../lib/scheduling/waitlist/waitlist_refusals.ts";
import type { WaitedFor } from "../../../lib/scheduling/waitlist/who_waits.ts";
import { waitlistInput } from "../../../lib/shared/schemas/waitlist.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const items = await listWaitlist(actingAs(ctx));
    return Response.json({ items: items.map(waitlistJson) });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const { therapistId = "", typeId = null, patientId, appointmentId, ...wish } = await readJson(
      ctx.req,
      waitlistInput,
    );
    const what: WaitedFor = appointmentId === undefined
      ? { therapistId, typeId, patientId }
      : { appointmentId };
    const result = await joinWaitlist(acting, what, wish);
    if (result.kind !== "joined") throw refusalProblem(joinRefusals, result, acting.actor.role);
    const entry = (await listWaitlist(acting)).find(({ id }) => id === result.entryId);
    if (!entry) throw new Problem(404, "There is no such entry any more.");
    return Response.json(waitlistJson(entry), { status: 201 });
  },
});
