import { z } from "zod";
import type { PassedFirstFactor } from "../../auth/sign_in/pass_first_factor.ts";
import { userJsonSchema } from "../../shared/schemas/auth.ts";
import { named } from "../answer/named.ts";
import { type Reply, reply } from "../answer/reply.ts";
import type { State } from "../state.ts";
import { challengeHeaders, sessionHeaders } from "./start_browser_session.ts";
import { userJson } from "./user_json.ts";

const signedIn = z.object({ user: userJsonSchema });
const secondFactorNeeded = z.object({ next: z.literal("second_factor") });

/** The API's answer when a user is signed in. */
export const signedInAnswer = {
  description: "The user, who is now signed in. Set-Cookie contains the session's token.",
  body: named("SignedIn", signedIn),
};

/** The API's answers to a correct first factor. */
export const firstFactorAnswers = [signedInAnswer, {
  status: 202 as const,
  description: "The account needs its second factor next. Set-Cookie identifies this sign-in.",
  body: named("SecondFactorNeeded", secondFactorNeeded),
}];

/** Returns the answer to this first factor: the user, or 202 if a second factor is needed. */
export function firstFactorReply(
  state: State,
  result: PassedFirstFactor,
): Reply<z.output<typeof signedIn> | z.output<typeof secondFactorNeeded>> {
  switch (result.kind) {
    case "signed_in":
      return reply({ user: userJson(result.actor) }, { headers: sessionHeaders(result, state) });
    case "second_factor_needed":
      return reply({ next: "second_factor" }, { status: 202, headers: challengeHeaders(result, state) });
  }
}
