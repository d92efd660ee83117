import { Field } from "./form.tsx";

interface ProofFieldsProps {
  /** What to ask for; null: the last proof is recent, and nothing is asked. */
  needed: { field: "code" | "password" | null } | null;
  error?: string;
}

/** Asks, within the form of a sensitive change, who is at the keyboard. */
export function ProofFields({ needed, error }: ProofFieldsProps) {
  switch (needed?.field) {
    case "code":
      return (
        <Field
          name="proof"
          label="Code from your authenticator app"
          hint="To make sure that it is you. A recovery code works as well."
          error={error}
          inputMode="numeric"
          autocomplete="one-time-code"
          spellcheck={false}
          required
        />
      );
    case "password":
      return (
        <Field
          name="proof"
          label="Your password"
          hint="To make sure that it is you."
          type="password"
          error={error}
          autocomplete="current-password"
          required
        />
      );
    default:
      return null;
  }
}
