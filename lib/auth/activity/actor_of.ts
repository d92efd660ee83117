import type { User } from "../../../db/schema/accounts.ts";
import type { Actor } from "../../practice.ts";

/** What the sign-in code knows about a user. */
export type SigningInUser = Pick<User, "id" | "role" | "name" | "email" | "timeZone">;

/** Returns the user as an actor. */
export function actorOf({ id, role, name, email, timeZone }: SigningInUser): Actor {
  return { userId: id, role, name, email, timeZone };
}
