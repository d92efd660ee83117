import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { CEREMONY_MILLISECONDS } from "./ceremony.ts";
import { type Asked, askPasskey } from "./passkey_challenge.ts";
import type { RelyingParty } from "./relying_party.ts";

/** The browser's options for using a passkey. */
type PasskeyOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;

/**
 * Requests a passkey: any that the user chooses or, if the user is known, one of theirs. `mustVerify`
 * excludes those that cannot verify their user.
 */
export async function askForPasskey(
  caller: Caller,
  { id: rpID }: RelyingParty,
  asked: Asked,
  { mustVerify = false } = {},
): Promise<{ kind: "asked"; options: PasskeyOptions } | TooMany> {
  const refusal = await countAttempt(caller, ["passkeyByNetwork", caller.network]);
  if (refusal) return refusal;
  const challenge = await transaction(caller.db, (trx) => askPasskey(trx, caller, asked));
  const options = await generateAuthenticationOptions({
    rpID,
    challenge,
    timeout: CEREMONY_MILLISECONDS,
    userVerification: mustVerify ? "required" : "preferred",
    allowCredentials: asked.userId ? await credentialsOf(caller, asked.userId) : undefined,
  });
  return { kind: "asked", options };
}

async function credentialsOf({ db }: Caller, userId: string) {
  const rows = await db.selectFrom("passkeys").select(["credentialId", "transports"])
    .where("userId", "=", userId).orderBy("createdAt").execute();
  return rows.map(({ credentialId: id, transports }) => ({ id, transports }));
}
