import { z } from "zod";
import {
  confirmationInput,
  confirmAuthenticatorInput,
  secondFactorInput,
  secondFactorsJson,
} from "../../../shared/schemas/two_factor.ts";
import { named, type Operation } from "../operation.ts";
import { signedIn, tooMany } from "../signed_in.ts";

const tag = "Second factor";
const proofNeeded = "`proof_needed`: confirm first that it is you.";
const codes = z.array(z.string());

/** Authenticator app, recovery codes, and proving once more who is there. */
export const twoFactorOperations: Operation[] = [
  {
    method: "POST",
    route: "/api/auth/second-factor",
    tag,
    summary: "Pass the second factor by a code of the app or a recovery code",
    description: "After a sign-in that answered 202; its cookie says whose it is.",
    body: named("SecondFactor", secondFactorInput),
    answer: { status: 200, description: "Set-Cookie carries the session.", body: signedIn },
    problems: {
      401: "Nothing waits for a second factor.",
      422: "The code is not right, or has been used.",
      429: tooMany,
    },
  },
  {
    method: "POST",
    route: "/api/auth/confirmation",
    tag,
    summary: "Prove once more who is there",
    description:
      "Sensitive changes are open for ten minutes from then on. A code also raises the session to two factors.",
    body: named("Confirmation", confirmationInput),
    answer: {
      status: 200,
      description: "When it was proven.",
      body: named("Confirmed", z.object({ provenAt: z.string() })),
    },
    problems: {
      409: "The account has neither password nor app.",
      422: "The proof is not right.",
      429: tooMany,
    },
  },
  {
    method: "GET",
    route: "/api/user/second-factor",
    tag,
    summary: "One's own second factors",
    answer: { status: 200, description: "What there is.", body: named("SecondFactors", secondFactorsJson) },
  },
  {
    method: "POST",
    route: "/api/user/authenticator",
    tag,
    summary: "Make a new key for an authenticator app",
    description: "It counts after its first right code; until then the one before does.",
    answer: {
      status: 201,
      description: "The key, shown this one time.",
      body: named("AuthenticatorKey", z.object({ secret: z.string(), uri: z.string() })),
    },
    problems: { 403: proofNeeded },
  },
  {
    method: "POST",
    route: "/api/user/authenticator/confirmation",
    tag,
    summary: "Take the new key into use by its first code",
    body: named("ConfirmAuthenticator", confirmAuthenticatorInput),
    answer: {
      status: 200,
      description: "Ten recovery codes, shown this one time; null where there are some from before.",
      body: named("AuthenticatorConfirmed", z.object({ recoveryCodes: codes.nullable() })),
    },
    problems: { 409: "No key waits for its first code.", 422: "The code is not right.", 429: tooMany },
  },
  {
    method: "DELETE",
    route: "/api/user/authenticator",
    tag,
    summary: "Turn the authenticator app off",
    answer: { status: 204, description: "It is off; other sessions have ended." },
    problems: { 403: proofNeeded },
  },
  {
    method: "POST",
    route: "/api/user/recovery-codes",
    tag,
    summary: "Make ten new recovery codes",
    answer: {
      status: 201,
      description: "The codes, shown this one time. Those from before no longer work.",
      body: named("RecoveryCodes", z.object({ recoveryCodes: codes })),
    },
    problems: { 403: proofNeeded, 409: "There is no second factor." },
  },
];
