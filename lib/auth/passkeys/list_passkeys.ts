import type { Queryable } from "../../../db/transaction.ts";
import type { PasskeyOutput } from "../../shared/schemas/passkeys.ts";

/** Returns a user's passkeys, the oldest first. */
export async function listPasskeys(queryable: Queryable, userId: string): Promise<PasskeyOutput[]> {
  return await queryable.selectFrom("passkeys").select(["id", "name", "backedUp", "createdAt", "lastUsedAt"])
    .where("userId", "=", userId).orderBy("createdAt").orderBy("id").execute();
}
