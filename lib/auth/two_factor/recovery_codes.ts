import { encodeBase32UpperCaseNoPadding } from "@oslojs/encoding";
import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import { hashSecret } from "../tokens/secret.ts";

const HOW_MANY = 10;

/**
 * Creates ten new recovery codes; earlier ones stop working. @returns the codes, which are never shown again.
 */
export async function makeRecoveryCodes(
  trx: Transaction,
  { now }: Pick<Caller, "now">,
  userId: string,
): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newRecoveryCode);
  await trx.deleteFrom("recoveryCodes").where("userId", "=", userId).execute();
  await trx.insertInto("recoveryCodes").values(codes.map((code) => ({
    id: crypto.randomUUID(),
    userId,
    codeHash: hashRecoveryCode(code),
    createdAt: now(),
  }))).execute();
  return codes;
}

/**
 * Uses a recovery code up in the statement that finds it, and notifies the owner. @returns whether it was
 * valid.
 */
export async function useRecoveryCode(
  trx: Transaction,
  caller: Caller,
  user: SigningInUser,
  code: string,
): Promise<boolean> {
  const used = await trx.deleteFrom("recoveryCodes")
    .where("userId", "=", user.id).where("codeHash", "=", hashRecoveryCode(code))
    .returning("id").executeTakeFirst();
  if (!used) return false;
  const { left } = await trx.selectFrom("recoveryCodes").where("userId", "=", user.id)
    .select((of) => of.fn.countAll<number>().as("left")).executeTakeFirstOrThrow();
  await recordAccountEvent(trx, caller, user.id, "use_recovery_code", { by: ownerOf(user) });
  await notifyOwner(trx, caller, user, { kind: "recovery_code_used", left });
  return true;
}

/** Returns 120 random bits, as six groups of four letters and digits. */
function newRecoveryCode(): string {
  const letters = encodeBase32UpperCaseNoPadding(crypto.getRandomValues(new Uint8Array(15)));
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/** A fast hash is enough from 112 random bits on (ASVS 5.0, 6.5.2). Case, spaces and dashes do not matter. */
const hashRecoveryCode = (code: string) => hashSecret(code.toUpperCase().replace(/[^A-Z2-7]/g, ""));
