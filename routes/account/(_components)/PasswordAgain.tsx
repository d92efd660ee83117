import { Field } from "../../../components/form/Form.tsx";
import { ProofFields, type ProofFieldsProps } from "./ProofFields.tsx";

interface PasswordAgainProps {
  /** Whether the account has a password. */
  hasPassword: boolean;
  /** The further proof that is needed. */
  needed: ProofFieldsProps["needed"];
  errors: Readonly<Record<string, string>>;
}

/** Asks, within a form, for the current password, and for a stronger factor if there is one. */
export function PasswordAgain({ hasPassword, needed, errors }: PasswordAgainProps) {
  return (
    <>
      {hasPassword
        ? (
          <Field
            name="currentPassword"
            label="Your current password"
            type="password"
            error={errors.currentPassword}
            autocomplete="current-password"
            required
          />
        )
        : null}
      {needed && !(hasPassword && needed.field === "password")
        ? <ProofFields needed={needed} error={errors.proof} />
        : null}
    </>
  );
}
