import { z } from "zod";
import { userJsonSchema } from "../../shared/schemas/auth.ts";
import { named } from "./operation.ts";

/** What all ways of signing in answer. */
export const signedIn = named("SignedIn", z.object({ user: userJsonSchema }));

/** What a limit answers. */
export const tooMany = "Too many attempts; Retry-After says how many seconds to wait.";
