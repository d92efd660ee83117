import { z } from "zod";
import {
  sessionJsonSchema,
  signInInput,
  signUpInput,
  userJsonSchema,
  verifyEmailInput,
} from "../../../shared/schemas/auth.ts";
import {
  accountPatch,
  patientProfilePatch,
  profileOutput,
  therapistProfilePatch,
} from "../../../shared/schemas/people.ts";
import { named, type Operation } from "../operation.ts";
import { signedIn, tooMany } from "../signed_in.ts";

const profile = named("Profile", profileOutput);

/** Signing up, in and out, and one's own profile. */
export const accountOperations: Operation[] = [
  {
    method: "POST",
    route: "/api/auth/sign-up",
    tag: "Accounts",
    summary: "Sign up",
    description:
      "Mails a code to the address. The answer is the same whether or not the address has an account.",
    body: named("SignUp", signUpInput),
    answer: {
      status: 202,
      description: "A code is on its way.",
      body: named("CodeSent", z.object({ status: z.literal("code_sent") })),
    },
    problems: { 429: tooMany },
  },
  {
    method: "POST",
    route: "/api/auth/verify-email",
    tag: "Accounts",
    summary: "Prove the address with the code and be signed in",
    body: named("VerifyEmail", verifyEmailInput),
    answer: {
      status: 200,
      description: "The account exists, and Set-Cookie signs in to it.",
      body: signedIn,
    },
    problems: {
      409: "The address has got an account meanwhile.",
      422: "The code does not fit, or can no longer be used.",
      429: tooMany,
    },
  },
  {
    method: "POST",
    route: "/api/auth/sign-in",
    tag: "Accounts",
    summary: "Sign in",
    body: named("SignIn", signInInput),
    answer: { status: 200, description: "Set-Cookie carries the session.", body: signedIn },
    problems: {
      401: "Address or password is wrong.",
      403: "The address is not proven yet; a new code has been mailed.",
      429: tooMany,
    },
  },
  {
    method: "POST",
    route: "/api/auth/sign-out",
    tag: "Accounts",
    summary: "Sign out",
    answer: { status: 204, description: "The session has ended; without one there was nothing to end." },
  },
  {
    method: "GET",
    route: "/api/auth/session",
    tag: "Accounts",
    summary: "Who is signed in",
    answer: {
      status: 200,
      description: "The person and the session.",
      body: named("Session", z.object({ user: userJsonSchema, session: sessionJsonSchema })),
    },
  },
  {
    method: "GET",
    route: "/api/user/profile",
    tag: "Accounts",
    summary: "One's own profile",
    description:
      "A patient's says in `booking` which steps still lack an answer before anything can be booked.",
    answer: { status: 200, description: "The profile, by role.", body: profile },
  },
  {
    method: "PATCH",
    route: "/api/user/profile",
    tag: "Accounts",
    summary: "Change one's own profile",
    description:
      "What is left out stays. Which fields there are depends on the role of whoever is signed in.",
    body: named("ProfilePatch", z.union([patientProfilePatch, therapistProfilePatch, accountPatch])),
    answer: { status: 200, description: "The whole profile after the change.", body: profile },
  },
];
