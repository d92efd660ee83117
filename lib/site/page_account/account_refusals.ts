import type { Refusals } from "../../shared/refusal.ts";

/** A page's request that names another account than the one that is signed in. */
interface OtherAccount {
  kind: "other_account";
  /** The name of the user who is signed in. */
  name: string;
}

/** How a page's request for another account is refused. */
export const accountRefusals: Refusals<OtherAccount> = {
  other_account: {
    status: 409,
    sentence: ({ name }) => `You are signed in as ${name} now. Load the page again.`,
  },
};
