import { formatFullDate } from "../../lib/shared/format.ts";
import type { CredentialView, Standing } from "../../lib/people/credentials/credential_view.ts";

const standings: Record<Standing, string> = {
  submitted: "Submitted. We'll review it within two business days.",
  more_asked: "We need more information.",
  verified: "Verified. Patients in this state can book you.",
  refused: "Not accepted.",
  expired: "Expired. Patients in this state can no longer book you.",
};

/** Returns a license's facts in words. `documentHref`: the document's address. */
export function credentialFacts(view: CredentialView, documentHref: (id: string) => string) {
  return {
    id: view.id,
    kind: view.kind,
    number: view.number,
    state: view.state,
    issuedOn: formatFullDate(view.issuedOn),
    expiresOn: formatFullDate(view.expiresOn),
    standing: standings[view.standing],
    reviewReason: view.reviewReason,
    document: view.document && { name: view.document.name, href: documentHref(view.id) },
  };
}
