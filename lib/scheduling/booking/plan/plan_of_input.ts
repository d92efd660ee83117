import type { z } from "zod";
import type { Acting } from "../../../practice.ts";
import type { planInput } from "../../../shared/schemas/plan.ts";
import type { Plan } from "./plan.ts";

/** Returns the plan of an API request. Without patients, the acting user books for themselves. */
export function planOfInput({ actor }: Acting, input: z.output<typeof planInput>): Plan {
  const { therapistId, patientIds = [actor.userId], kind, typeId = null, startsAt, repeat = null } = input;
  return {
    therapistId,
    patientIds: [...new Set(patientIds)],
    kind,
    typeId,
    startsAt: Temporal.Instant.from(startsAt),
    repeat,
  };
}
