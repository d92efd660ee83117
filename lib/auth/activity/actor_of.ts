import type { User } from "../../../db/schema/accounts.ts";
import type { Actor } from "../../practice.ts";

/** What the code that signs somebody in knows of them. */
export type SigningInUser = Pick<User, "id" | "role" | "name" | "email" | "timeZone">;

/** The user as whoever acts. */
export function actorOf({ id, role, name, email, timeZone }: SigningInUser): Actor {
  return { userId: id, role, name, email, timeZone };
}
