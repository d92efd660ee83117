import type { StateCode } from "../shared/codes/states.ts";

/** A demo patient, and the therapists they see. */
export interface DemoPatient {
  name: string;
  preferredName?: string;
  email: string;
  birthDate: string;
  state: StateCode;
  timeZone: string;
  emergency: { name: string; relationship: string };
  /** Standing visits: every so many weeks, near that time of the week in the therapist's zone. */
  sees: readonly { therapist: string; everyWeeks: 1 | 2 | 4; weekday: number; hour: number }[];
}
