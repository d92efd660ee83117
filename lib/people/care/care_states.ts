import type { CareStatus } from "../../shared/codes/care_statuses.ts";

type CareChange = "ask" | "withdraw" | "accept" | "decline" | "end";

/** How the relationship stands before anybody has asked. */
export type CareStanding = CareStatus | "none";

/** From which states each change is possible; from any other it is refused. */
const allowedFrom = {
  ask: ["none", "declined", "finished"],
  withdraw: ["requested"],
  accept: ["requested"],
  decline: ["requested"],
  end: ["active"],
} as const satisfies Record<CareChange, readonly CareStanding[]>;

/** Whether the change is possible in this state. */
export function allows(status: CareStanding, change: CareChange): boolean {
  const states: readonly CareStanding[] = allowedFrom[change];
  return states.includes(status);
}
