import { define, named } from "../../../../lib/site/define.ts";
import { listWaitlist } from "../../../../lib/scheduling/waitlist/list_waitlist.ts";
import { waitlistOutput } from "../../../../lib/shared/schemas/waitlist.ts";

export const handler = define.api({
  GET: {
    tag: "Appointments",
    summary: "List the patients on the therapist's waitlist",
    answer: { description: "The entries, in the order of joining.", body: named("Waitlist", waitlistOutput) },
    async handle({ acting }) {
      const items = await listWaitlist(acting);
      return { items };
    },
  },
});
