import { paths } from "../../lib/shared/paths.ts";
import { ButtonLink } from "../form/Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

/** What whoever proves an address learns when it has got an account in the meantime. */
export function AddressTaken() {
  return (
    <EmptyState
      title="This address already has an account"
      action={<ButtonLink href={paths.signIn()}>Sign in</ButtonLink>}
    >
      Sign in with the password of that account.
    </EmptyState>
  );
}
