import { z } from "zod";
import {
  passkeyJsonSchema,
  registerPasskeyInput,
  renamePasskeyInput,
  usePasskeyInput,
} from "../../../shared/schemas/passkeys.ts";
import { named, type Operation } from "../operation.ts";
import { signedIn, tooMany } from "../signed_in.ts";

const tag = "Passkeys";
const passkey = named("Passkey", passkeyJsonSchema);
const use = named("UsePasskey", usePasskeyInput);
const creationOptions = named(
  "PasskeyCreationOptions",
  z.looseObject({ challenge: z.string(), rp: z.looseObject({ id: z.string(), name: z.string() }) }),
);
const requestOptions = named(
  "PasskeyRequestOptions",
  z.looseObject({ challenge: z.string(), rpId: z.string() }),
);

const noPasskeys = "Bloom runs at an address for which there are no passkeys.";
const tooLate = "The challenge has been used, has run out, or was given to another browser.";
const refused = "The passkey is not known, has been removed, or may have been copied.";
const proofNeeded = "`proof_needed`: confirm first that it is you.";
const askedFor = {
  status: 200,
  description: "PublicKeyCredentialRequestOptionsJSON. Set-Cookie binds it to this browser for five minutes.",
  body: requestOptions,
} as const;

/** Passkeys: signing in by one, proving by one who is there, and looking after one's own. */
export const passkeyOperations: Operation[] = [
  {
    method: "POST",
    route: "/api/auth/passkey/options",
    tag,
    summary: "Ask for a passkey to sign in with",
    answer: askedFor,
    problems: { 404: noPasskeys, 429: tooMany },
  },
  {
    method: "POST",
    route: "/api/auth/passkey",
    tag,
    summary: "Sign in with a passkey",
    description:
      "One that has checked its user is two factors. After one that has not, an account with a second factor is asked for it: 202.",
    body: use,
    answer: { status: 200, description: "Set-Cookie carries the session.", body: signedIn },
    problems: { 401: refused, 404: noPasskeys, 422: tooLate },
  },
  {
    method: "POST",
    route: "/api/auth/second-factor/passkey/options",
    tag,
    summary: "Ask for a passkey as the second factor",
    answer: askedFor,
    problems: { 401: "Nothing waits for a second factor.", 404: noPasskeys, 429: tooMany },
  },
  {
    method: "POST",
    route: "/api/auth/second-factor/passkey",
    tag,
    summary: "Pass the second factor with a passkey",
    body: use,
    answer: { status: 200, description: "Set-Cookie carries the session.", body: signedIn },
    problems: { 401: refused, 404: noPasskeys, 422: tooLate },
  },
  {
    method: "POST",
    route: "/api/auth/confirmation/passkey/options",
    tag,
    summary: "Ask for a passkey as proof before a sensitive change",
    answer: askedFor,
    problems: { 404: noPasskeys, 429: tooMany },
  },
  {
    method: "POST",
    route: "/api/auth/confirmation/passkey",
    tag,
    summary: "Prove with a passkey, before a sensitive change, that it is you",
    body: use,
    answer: {
      status: 200,
      description: "The session's proof is new; Set-Cookie carries a new token for it.",
      body: named("Proven", z.object({ provenAt: z.string() })),
    },
    problems: { 401: refused, 404: noPasskeys, 422: tooLate },
  },
  {
    method: "GET",
    route: "/api/user/passkeys",
    tag,
    summary: "One's own passkeys",
    answer: {
      status: 200,
      description: "The oldest first.",
      body: named("Passkeys", z.object({ items: z.array(passkeyJsonSchema) })),
    },
  },
  {
    method: "POST",
    route: "/api/user/passkeys/options",
    tag,
    summary: "Begin to register a passkey",
    answer: {
      status: 200,
      description:
        "PublicKeyCredentialCreationOptionsJSON. Set-Cookie binds it to this browser for five minutes.",
      body: creationOptions,
    },
    problems: { 403: proofNeeded, 404: noPasskeys },
  },
  {
    method: "POST",
    route: "/api/user/passkeys",
    tag,
    summary: "Register a passkey",
    description: "Ends the other sessions, and a mail tells the owner.",
    body: named("RegisterPasskey", registerPasskeyInput),
    answer: { status: 201, description: "The passkey signs in from now on.", body: passkey },
    problems: {
      403: proofNeeded,
      404: noPasskeys,
      409: "It is registered already, or there are enough.",
      422: tooLate,
    },
  },
  {
    method: "PATCH",
    route: "/api/user/passkeys/:id",
    tag,
    summary: "Name a passkey",
    body: named("RenamePasskey", renamePasskeyInput),
    answer: { status: 204, description: "It is called so now." },
  },
  {
    method: "DELETE",
    route: "/api/user/passkeys/:id",
    tag,
    summary: "Remove a passkey",
    description: "Ends the other sessions, and a mail tells the owner.",
    answer: { status: 204, description: "It signs in no more." },
    problems: { 403: proofNeeded, 409: "Nothing else signs in to the account." },
  },
];
