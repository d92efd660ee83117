import type { Role } from "../../shared/codes/roles.ts";
import { Problem } from "../../http/problem.ts";
import { type Refusal, refusalSentence } from "../../scheduling/booking/refusal_sentence.ts";
import type { Interval } from "../../scheduling/time/interval.ts";

/** The HTTP status of each. */
export const refusalStatus: Record<Refusal["kind"], number> = {
  taken: 409,
  own_time_taken: 409,
  not_offered: 422,
  profile_incomplete: 409,
  not_licensed: 422,
  not_connected: 403,
  type_not_offered: 422,
  key_reused: 422,
  not_found: 404,
  not_cancellable: 409,
  not_reschedulable: 409,
  already_started: 409,
  group_visit: 409,
  inside_notice: 409,
};

/** The refusal as a problem document: each kind is a type of its own, and a refused time says what is free instead. */
export function bookingProblem(refusal: Refusal, role: Role): Problem {
  return new Problem(refusalStatus[refusal.kind], refusalSentence(refusal, role), {
    code: refusal.kind,
    extension: {
      ...("free" in refusal ? { free: refusal.free.map(intervalJson) } : {}),
      ...("missing" in refusal ? { missing: refusal.missing } : {}),
      ...("reason" in refusal ? { reason: refusal.reason } : {}),
    },
  });
}

const intervalJson = ({ startsAt, endsAt }: Interval) => ({
  startsAt: startsAt.toString(),
  endsAt: endsAt.toString(),
});
