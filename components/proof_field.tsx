import { Field } from "./form.tsx";

export interface ProofFieldProps {
  /** What to ask for; null: nothing that can be typed. */
  field: "code" | "password" | null;
  error?: string;
}

/** What is typed to prove who is at the keyboard. */
export function ProofField({ field, error }: ProofFieldProps) {
  switch (field) {
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
    case null:
      return null;
  }
}
