import * as paths from "../../lib/shared/paths.ts";
import { ButtonLink } from "../form/Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

/** The notice for a user who verifies an address that got an account in the meantime. */
export function AddressTaken({ children }: { children: string }) {
  return (
    <EmptyState
      title="You already have an account"
      action={<ButtonLink href={paths.signIn()}>Sign in</ButtonLink>}
    >
      {children}
    </EmptyState>
  );
}
