import type { CredentialOutput } from "../../lib/shared/schemas/credentials.ts";
import type { ComponentChildren } from "preact";
import { credentialKindLabel } from "../../lib/shared/codes/credential_kinds.ts";
import { stateLabel } from "../../lib/shared/codes/states.ts";
import { isolated } from "../../lib/shared/isolated.ts";
import { Card, Facts } from "../page/Card.tsx";

/** A license with its dates and its standing in words, and with the address of its document. */
interface CredentialFacts
  extends Pick<CredentialOutput, "id" | "kind" | "number" | "state" | "reviewReason"> {
  issuedOn: string;
  expiresOn: string;
  standing: string;
  document: { name: string; href: string } | null;
}

interface CredentialCardProps {
  credential: CredentialFacts;
  /** Above the license, for example its owner. */
  who?: string;
  /** The available actions. */
  children?: ComponentChildren;
}

/** A professional license: its data, its state, and the available actions. */
export function CredentialCard({ credential, who, children }: CredentialCardProps) {
  const { id, kind, state, number, document } = credential;
  return (
    <Card as="li" aria-labelledby={`license-${id}`}>
      <div class="grid gap-4">
        <div>
          <h2 id={`license-${id}`} class="font-semibold">
            {who ? `${isolated(who)}: ` : ""}
            {credentialKindLabel(kind)}, {stateLabel(state)}
          </h2>
          <p class="text-soft">{credential.standing}</p>
        </div>
        <Facts
          facts={[
            { term: "Number", detail: number },
            { term: "Issued", detail: credential.issuedOn },
            { term: "Expires", detail: credential.expiresOn },
            document && {
              term: "Document",
              detail: (
                <a class="break-words" href={document.href} download>
                  <bdi>{document.name}</bdi>
                </a>
              ),
            },
            credential.reviewReason && { term: "Note from Bloom", detail: credential.reviewReason },
          ]}
        />
        {children ? <div class="flex flex-wrap items-center gap-3">{children}</div> : null}
      </div>
    </Card>
  );
}
