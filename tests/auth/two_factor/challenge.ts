import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { passFirstFactor } from "../../../lib/auth/sign_in/pass_first_factor.ts";
import { findChallenge } from "../../../lib/auth/two_factor/challenge.ts";
import { passSecondFactor } from "../../../lib/auth/two_factor/pass_second_factor.ts";
import type { TestPractice } from "../../support/practice.ts";
import { callerFrom, freshBrowser } from "../visitor.ts";

/** Gives the correct password in a fresh browser. @returns the secret of the challenge that follows. */
export async function beginChallenge(practice: TestPractice, user: User): Promise<string> {
  const result = await transaction(
    practice.db,
    (trx) => passFirstFactor(trx, callerFrom(practice), user, "password", freshBrowser),
  );
  assert.equal(result.kind, "second_factor_needed");
  return result.kind === "second_factor_needed" ? result.challenge : "";
}

interface Try {
  code: string;
  /** Default: a fresh one. */
  secret?: string;
  network?: string;
  trust?: boolean;
}

/** Answers a challenge with a code. */
export async function answer(
  practice: TestPractice,
  user: User,
  { code, secret, network = "192.0.2.1", trust = false }: Try,
) {
  const held = secret ?? await beginChallenge(practice, user);
  const visit = callerFrom(practice, network);
  const challenge = await findChallenge(visit, held);
  assert.ok(challenge, "The challenge does not exist.");
  return await passSecondFactor(visit, { challenge, secret: held }, { code, trust }, freshBrowser);
}

/** Returns the kind of each answer, in alphabetical order. */
export const kindsOf = (results: { kind: string }[]) => results.map(({ kind }) => kind).toSorted();
