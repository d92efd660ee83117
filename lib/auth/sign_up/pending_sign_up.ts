import { z } from "zod";
import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Caller } from "../../practice.ts";
import { localeCodes } from "../../shared/codes/locales.ts";
import * as paths from "../../shared/paths.ts";
import { emailKey } from "../accounts/email_key.ts";
import { keyedHash } from "../tokens/keyed_hash.ts";
import { hashSecret, newSecret } from "../tokens/secret.ts";
import { accountTexts } from "../texts/account_texts.ts";
import { tokenContext } from "../tokens/single_use_token.ts";

/**
 * The input of one sign-up attempt. `taken` marks an attempt with an address that has an account: it is
 * stored and counted like any other, so that no one can tell the two apart, and leads nowhere.
 */
export type SignUpRequest = z.infer<typeof signUpRequest>;

const signUpRequest = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("new"),
    name: z.string(),
    email: z.string(),
    role: z.enum(["patient", "therapist"]),
    timeZone: z.string(),
    /** Null if a provider signs in instead. */
    passwordHash: z.string().nullable(),
    identity: z.strictObject({ issuer: z.string(), subject: z.string() }).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal("taken"),
    email: z.string(),
    /** The address as its owner wrote it; never shown. */
    owner: z.string(),
    locale: z.enum(localeCodes).default("en"),
  }),
]);

/**
 * How long a code works after it was mailed. The link cannot be guessed, so it works as long as the attempt.
 */
export const CODE_LIVES = Temporal.Duration.from({ minutes: 30 });
const ATTEMPT_LIVES = Temporal.Duration.from({ hours: 24 });
/** Wrong codes (or passwords on the link's page) after which an attempt is void. */
export const MOST_TRIES = 5;

/** Returns the hash to store for a code: it only matches its own attempt. */
export const hashCode = ({ config }: Pick<Caller, "config">, id: string, code: string) =>
  keyedHash(config.passwordPepper, "sign-up code", `${id}\0${code}`);

/**
 * Starts an attempt with its own code and link, and enqueues the mail about it. @returns the attempt's ID.
 */
export async function beginAttempt(
  trx: Transaction,
  caller: Caller,
  request: SignUpRequest,
): Promise<string> {
  const id = crypto.randomUUID();
  const now = caller.now();
  const code = sixDigits();
  const secret = newSecret();
  const isTaken = request.kind === "taken";
  await trx.insertInto("tokens").values({
    id,
    kind: "sign_up",
    emailKey: emailKey(request.email),
    userId: null,
    // No one ever learns a code or link for a taken address.
    secretHash: hashSecret(isTaken ? newSecret() : secret),
    codeHash: hashCode(caller, id, isTaken ? newSecret() : code),
    payload: await caller.keyring.seal(JSON.stringify(request), tokenContext(id)),
    attempts: 0,
    createdAt: now,
    expiresAt: now.add(ATTEMPT_LIVES),
  }).execute();
  const mail = request.kind === "taken"
    ? writeMail(caller.config, {
      to: { email: request.owner, locale: request.locale },
      letter: accountTexts[request.locale].addressTaken(),
      path: paths.signIn(),
    })
    : writeMail(caller.config, {
      // Nothing else is known about the reader.
      to: { email: request.email, locale: "en" },
      letter: accountTexts.en.signUp({ code }),
      path: paths.verifyEmailLink(secret),
    });
  await enqueueMail(trx, caller, mail, { kind: "sign_up" });
  return id;
}

/** A sign-up attempt that is not verified yet. */
export interface PendingSignUp {
  id: string;
  request: SignUpRequest;
}

/** Returns the query for pending attempts; the calling code narrows it down. */
export const pendingSignUps = ({ db, now }: Pick<Caller, "db" | "now">) =>
  db.selectFrom("tokens").where("kind", "=", "sign_up").where("expiresAt", ">", now());

/** Returns an attempt by its ID, which its own browser knows. */
export async function findPendingSignUp(
  caller: Pick<Caller, "db" | "keyring" | "now">,
  id: string,
): Promise<PendingSignUp | null> {
  const row = await pendingSignUps(caller).select(["id", "payload"]).where("id", "=", id)
    .executeTakeFirst();
  return row ? await openPendingSignUp(caller, row) : null;
}

/** Returns the request within a row. */
export async function openPendingSignUp(
  { keyring }: Pick<Caller, "keyring">,
  { id, payload }: { id: string; payload: string },
): Promise<PendingSignUp> {
  return { id, request: signUpRequest.parse(JSON.parse(await keyring.open(payload, tokenContext(id)))) };
}

/** Returns six random digits, uniformly distributed. */
function sixDigits(): string {
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  // The last multiple of a million below 2^32: above it, some codes would be slightly more frequent.
  return random < 4_294_000_000 ? String(random % 1_000_000).padStart(6, "0") : sixDigits();
}
