import type { z } from "zod";
import type { Acting } from "../../../practice.ts";
import type { planInput } from "../../../shared/schemas/plan.ts";
import type { Plan } from "./plan.ts";

/** The plan that the API was sent; nobody named means oneself. */
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
