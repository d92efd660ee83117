import { violates } from "../../../db/constraint.ts";
import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { Identity } from "./identity.ts";
import { link } from "./sign_in_with_identity.ts";

export type LinkResult =
  | { kind: "linked" }
  /** The provider's account signs in to another account here. */
  | { kind: "belongs_to_other" };

/**
 * Links an identity to the acting user's account, whatever its address: the user has proven that both are
 * theirs.
 */
export async function linkIdentity(acting: Acting, identity: Identity): Promise<LinkResult> {
  const { userId: id, ...person } = acting.actor;
  try {
    return await transaction(acting.db, async (trx): Promise<LinkResult> => {
      const before = await trx.selectFrom("accounts").select("userId")
        .where("issuer", "=", identity.issuer).where("subject", "=", identity.subject).executeTakeFirst();
      if (before) return { kind: before.userId === id ? "linked" : "belongs_to_other" };
      await link(trx, acting, { id, ...person }, identity);
      return { kind: "linked" };
    });
  } catch (error) {
    if (violates(error, "accounts_issuer_subject_key")) return { kind: "belongs_to_other" };
    throw error;
  }
}
