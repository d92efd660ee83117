import { z } from "zod";
import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Caller } from "../../practice.ts";
import { localeCodes } from "../../shared/codes/locales.ts";
import { paths } from "../../shared/paths.ts";
import { emailKey } from "../accounts/email_key.ts";
import { keyedHash } from "../tokens/keyed_hash.ts";
import { hashSecret, newSecret } from "../tokens/secret.ts";
import { accountTexts } from "../texts/account_texts.ts";
import { tokenContext } from "../tokens/single_use_token.ts";

/**
 * What one attempt to sign up has asked for. `taken` stands for an attempt with an address that has an account: it is kept
 * and counted like any other, so that nobody can tell the two apart, and leads nowhere.
 */
export type SignUpRequest = z.infer<typeof signUpRequest>;

const signUpRequest = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("new"),
    name: z.string(),
    email: z.string(),
    role: z.enum(["patient", "therapist"]),
    timeZone: z.string(),
    /** Null where a provider signs in instead. */
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

/** How long a code can be typed in, from when it was mailed. The link, which cannot be guessed, lives as long as the attempt. */
export const CODE_LIVES = Temporal.Duration.from({ minutes: 30 });
const ATTEMPT_LIVES = Temporal.Duration.from({ hours: 24 });
/** Wrong codes (or passwords on the link's page) after which an attempt is spent. */
export const MOST_TRIES = 5;

/** What is stored of a code: it holds for its own attempt alone. */
export const hashCode = ({ config }: Pick<Caller, "config">, id: string, code: string) =>
  keyedHash(config.passwordPepper, "sign-up code", `${id}\0${code}`);

/** Begins an attempt with a code and a link of its own, and posts the mail about it. @returns the attempt's id. */
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
    // Nobody ever learns a code or link that leads to a taken address.
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
      // Nothing else is known of its reader.
      to: { email: request.email, locale: "en" },
      letter: accountTexts.en.signUp({ code }),
      path: paths.verifyEmailLink(secret),
    });
  await enqueueMail(trx, caller, mail, { kind: "sign_up" });
  return id;
}

/** An attempt that still waits for its proof. */
export interface PendingSignUp {
  id: string;
  request: SignUpRequest;
}

/** The attempts that still wait, to be narrowed down by the caller. */
export const pendingSignUps = ({ db, now }: Pick<Caller, "db" | "now">) =>
  db.selectFrom("tokens").where("kind", "=", "sign_up").where("expiresAt", ">", now());

/** One attempt by its id, which its own browser knows. */
export async function findPendingSignUp(
  caller: Pick<Caller, "db" | "keyring" | "now">,
  id: string,
): Promise<PendingSignUp | null> {
  const row = await pendingSignUps(caller).select(["id", "payload"]).where("id", "=", id)
    .executeTakeFirst();
  return row ? await openPendingSignUp(caller, row) : null;
}

/** The request within a row. */
export async function openPendingSignUp(
  { keyring }: Pick<Caller, "keyring">,
  { id, payload }: { id: string; payload: string },
): Promise<PendingSignUp> {
  return { id, request: signUpRequest.parse(JSON.parse(await keyring.open(payload, tokenContext(id)))) };
}

/** Six random digits, each as likely as the other. */
function sixDigits(): string {
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  // The last multiple of a million below 2^32: above it, some codes would come a little more often.
  return random < 4_294_000_000 ? String(random % 1_000_000).padStart(6, "0") : sixDigits();
}
