import type { Mail } from "../../outside/mail/mailer.ts";
import { type MailReader, writeLetter } from "../../outside/mail/write_mail.ts";
import { credentialKindLabel } from "../../shared/codes/credential_kinds.ts";
import { stateLabel } from "../../shared/codes/states.ts";
import { paths } from "../../shared/paths.ts";
import type { ReviewInput } from "../../shared/schemas/credentials.ts";
import { credentialMailTexts, type LicenceFacts } from "./credential_mail_texts.ts";

interface CredentialMail {
  to: MailReader;
  /** The configured origin. */
  origin: string;
  kind: string;
  state: string;
}

/** Tells a therapist what the practice has decided about a licence. */
export function reviewMail(
  { to, origin, kind, state, decision, reason }: CredentialMail & Pick<ReviewInput, "decision" | "reason">,
): Mail {
  const letter = credentialMailTexts[to.locale].review(factsOf(kind, state), decision, reason ?? "");
  return writeLetter(to, letter, origin + paths.credentials());
}

/** Reminds a therapist that a licence ends, or tells that it has. */
export function expiryMail(
  { to, origin, kind, state, expiresOn, daysLeft }: CredentialMail & { expiresOn: string; daysLeft: number },
): Mail {
  const texts = credentialMailTexts[to.locale];
  const licence = factsOf(kind, state);
  const letter = daysLeft <= 0 ? texts.ended(licence, expiresOn) : texts.ending(licence, expiresOn, daysLeft);
  return writeLetter(to, letter, origin + paths.credentials());
}

/** Titles and states are named as the licence itself names them, in every language. */
const factsOf = (kind: string, state: string): LicenceFacts => ({
  licence: `${credentialKindLabel(kind)}, ${stateLabel(state)}`,
  state,
});
