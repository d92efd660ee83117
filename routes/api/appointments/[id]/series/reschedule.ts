import { define, named } from "../../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { moveRefusals } from "../../../../../lib/scheduling/booking/move_refusals.ts";
import { moveVisits } from "../../../../../lib/scheduling/booking/move_visits.ts";
import { seriesMoveInput, seriesOutput } from "../../../../../lib/shared/schemas/plan.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Move an appointment, alone or with all later ones in its series",
    description:
      "The later ones move by the same amount of local time in the therapist's zone. With `scope: this` and " +
      "`override`, a therapist can move one visit to a time that they do not offer.",
    body: named("SeriesMove", seriesMoveInput),
    answer: {
      description: "The appointments that this request moved.",
      body: named("SeriesAppointments", seriesOutput),
    },
    problems: moveRefusals,
    async handle({ acting, params, body: { startsAt, scope, ...decisions } }) {
      const move = { appointmentId: params.id, startsAt: Temporal.Instant.from(startsAt), scope };
      const result = await moveVisits(acting, move, decisions);
      if (result.kind !== "moved") throw refusalProblem(moveRefusals, result, acting.actor.role);
      return { items: result.appointments };
    },
  },
});
