import PasskeyProof from "../../../islands/PasskeyProof.tsx";
import { ProofField, type ProofFieldProps } from "../../../components/form/ProofField.tsx";

export interface ProofFieldsProps {
  /** What to ask for; null: the last proof is recent, and nothing is asked. */
  needed: Pick<ProofFieldProps, "field" | "providers"> & { passkeyHost: string | null } | null;
  error?: string;
}

/** Asks, within the form of a sensitive change, who is at the keyboard. */
export function ProofFields({ needed, error }: ProofFieldsProps) {
  if (!needed) return null;
  const { field, passkeyHost, providers } = needed;
  if (passkeyHost) return <PasskeyProof host={passkeyHost} field={field} error={error} />;
  return <ProofField field={field} error={error} providers={providers} />;
}
