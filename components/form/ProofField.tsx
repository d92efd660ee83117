import * as paths from "../../lib/shared/paths.ts";
import { withQuery } from "../../lib/shared/with_query.ts";
import { Button } from "./Button.tsx";
import { Field } from "./Form.tsx";
import { Username } from "./Username.tsx";

export interface ProofFieldProps {
  /** What to ask for; null: nothing that can be typed. */
  field: "code" | "recovery_code" | "password" | null;
  /** The account's address, for the password. */
  email: string;
  error?: string;
  /** Providers that vouch again, if no field and no passkey can prove it. */
  providers?: readonly { id: string; label: string }[];
}

/** The field that confirms the user's identity. */
export function ProofField({ field, email, error, providers = [] }: ProofFieldProps) {
  switch (field) {
    case "code":
      return (
        <Field
          name="proof"
          label="Code from your authenticator app"
          hint="This confirms it's you. A recovery code works too."
          error={error}
          inputMode="numeric"
          autocomplete="one-time-code"
          spellcheck={false}
          required
        />
      );
    case "recovery_code":
      return (
        <Field
          name="proof"
          label="Recovery code"
          hint="This confirms it's you. Enter one of the recovery codes you saved."
          error={error}
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          required
        />
      );
    case "password":
      return (
        <>
          <Username email={email} />
          <Field
            name="proof"
            label="Your password"
            hint="This confirms it's you."
            type="password"
            error={error}
            autocomplete="current-password"
            required
          />
        </>
      );
    case null:
      return providers.length > 0 ? <ProviderProof providers={providers} error={error} /> : null;
  }
}

/** Buttons that lead to a provider and back to this page; the form must then be filled in again. */
function ProviderProof(
  { providers, error }: Required<Pick<ProofFieldProps, "providers">> & { error?: string },
) {
  return (
    <div id="proof" tabIndex={-1}>
      <p class={error ? "text-bad" : undefined}>{error ?? "Confirm it's you."}</p>
      <div class="mt-2 flex flex-wrap gap-3">
        {providers.map(({ id, label }) => (
          <Button
            key={id}
            kind="secondary"
            formAction={withQuery(paths.provider(id), { purpose: "confirm" })}
            formNoValidate
          >
            Confirm with {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
