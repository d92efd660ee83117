import type { SlotRefusal } from "../free/slots.ts";
import type { Interval } from "../time/interval.ts";

/**
 * Why a time was refused, with what is still free instead. `taken`: the therapist's time is; `own_time_taken`: the
 * patient's is, by another appointment.
 */
export type TimeRefusal =
  | { kind: "taken"; free: Interval[] }
  | { kind: "own_time_taken"; free: Interval[] }
  | { kind: "not_offered"; reason: SlotRefusal; free: Interval[] };

/** The code of a refusal for the audit trail. */
export function refusalCode(refusal: { kind: string; reason?: string }): string {
  return refusal.reason ? `${refusal.kind}:${refusal.reason}` : refusal.kind;
}
