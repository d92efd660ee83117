import { define, named } from "../../../../lib/site/define.ts";
import { listWaitlist } from "../../../../lib/scheduling/waitlist/list_waitlist.ts";
import { waitlistOutput } from "../../../../lib/shared/schemas/waitlist.ts";

export const handler = define.api({
  GET: {
    tag: "Appointments",
    summary: "List who is waiting for the therapist's time",
    answer: { description: "In the order of joining.", body: named("Waitlist", waitlistOutput) },
    async handle({ acting }) {
      const items = await listWaitlist(acting);
      return { items };
    },
  },
});
