import type { CareStatus } from "../../shared/codes/care_statuses.ts";

type CareChange = "ask" | "withdraw" | "accept" | "decline" | "end";

/** The state of a relationship, including the one before any request. */
export type CareStanding = CareStatus | "none";

/** The states from which each change is allowed; from any other it is refused. */
const allowedFrom = {
  ask: ["none", "declined", "finished"],
  withdraw: ["requested"],
  accept: ["requested"],
  decline: ["requested"],
  end: ["active"],
} as const satisfies Record<CareChange, readonly CareStanding[]>;

/** Whether the change is allowed in this state. */
export function allows(status: CareStanding, change: CareChange): boolean {
  const states: readonly CareStanding[] = allowedFrom[change];
  return states.includes(status);
}
