import PasskeyProof from "../../../islands/PasskeyProof.tsx";
import { ProofField, type ProofFieldProps } from "../../../components/form/ProofField.tsx";

export interface ProofFieldsProps {
  /** What to ask for; null: the last proof is recent, so nothing. */
  needed: Pick<ProofFieldProps, "field" | "email" | "providers"> & { passkeyHost: string | null } | null;
  error?: string;
}

/** Asks, within a sensitive form, for a proof of identity. */
export function ProofFields({ needed, error }: ProofFieldsProps) {
  if (!needed) return null;
  const { field, email, passkeyHost, providers } = needed;
  if (passkeyHost) return <PasskeyProof host={passkeyHost} field={field} email={email} error={error} />;
  return <ProofField field={field} email={email} error={error} providers={providers} />;
}
