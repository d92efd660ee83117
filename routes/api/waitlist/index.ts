import { define, named } from "../../../lib/site/define.ts";
import { notFoundProblem, refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { joinWaitlist } from "../../../lib/scheduling/waitlist/join_waitlist.ts";
import { listWaitlist } from "../../../lib/scheduling/waitlist/list_waitlist.ts";
import { joinRefusals } from "../../../lib/scheduling/waitlist/waitlist_refusals.ts";
import type { WaitedFor } from "../../../lib/scheduling/waitlist/who_waits.ts";
import { waitlistEntryOutput, waitlistInput, waitlistOutput } from "../../../lib/shared/schemas/waitlist.ts";

export const handler = define.api({
  GET: {
    tag: "Appointments",
    summary: "List what the caller is waiting for, and the current offers",
    answer: { description: "The entries, in the order of joining.", body: named("Waitlist", waitlistOutput) },
    async handle({ acting }) {
      const items = await listWaitlist(acting);
      return { items };
    },
  },

  POST: {
    tag: "Appointments",
    summary: "Join the waitlist for a time with a therapist, or for an earlier time for an appointment",
    body: named("WaitlistWish", waitlistInput),
    answer: {
      status: 201,
      description:
        "The entry. If the caller already waits for the same thing, their times change and they keep their " +
        "place.",
      body: named("WaitlistEntry", waitlistEntryOutput),
    },
    problems: joinRefusals,
    async handle({ acting, body }) {
      const { therapistId = "", typeId = null, patientId, appointmentId, ...wish } = body;
      const what: WaitedFor = appointmentId === undefined
        ? { therapistId, typeId, patientId }
        : { appointmentId };
      const result = await joinWaitlist(acting, what, wish);
      if (result.kind !== "joined") throw refusalProblem(joinRefusals, result, acting.actor.role);
      const entry = (await listWaitlist(acting)).find(({ id }) => id === result.entryId);
      if (!entry) throw notFoundProblem();
      return entry;
    },
  },
});
