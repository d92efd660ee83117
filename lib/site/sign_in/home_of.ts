import type { Actor, Practice } from "../../practice.ts";
import { bookingReadiness } from "../../welcome/booking_readiness.ts";
import * as paths from "../../shared/paths.ts";

/** Returns where a user without a destination goes after sign-in. */
export async function homeOf({ db }: Pick<Practice, "db">, { role, userId }: Actor): Promise<string> {
  switch (role) {
    case "patient":
      return (await bookingReadiness(db, userId)).complete ? paths.appointments() : paths.welcome();
    case "therapist":
      return paths.practice();
    case "admin":
      return paths.admin();
  }
}
