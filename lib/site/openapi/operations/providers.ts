import { z } from "zod";
import { providerIds } from "../../../config/providers.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Accounts";
const provider = z.strictObject({ id: z.enum(providerIds), label: z.string(), isLinked: z.boolean() });

/** Accounts elsewhere. Signing in with one, and linking it, leads a browser through /sign-in/{provider}. */
export const providerOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/user/providers",
    tag,
    summary: "Where one can sign in from, and what is linked",
    description:
      "Signing in and linking need a browser: it begins at /sign-in and /account/security/providers.",
    answer: {
      status: 200,
      description: "The providers that are set up.",
      body: named("Providers", z.object({ items: z.array(provider) })),
    },
  },
  {
    method: "DELETE",
    route: "/api/user/providers/:provider",
    tag,
    summary: "Unlink a provider",
    answer: { status: 204, description: "It no longer signs in; other sessions have ended." },
    problems: {
      403: "`proof_needed`: confirm first that it is you.",
      404: "It is not set up, or not linked.",
      409: "Nothing else signs in to the account.",
    },
  },
];
