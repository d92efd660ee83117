import type { Mail } from "../../outside/mail/mailer.ts";
import { type MailReader, writeLetter } from "../../outside/mail/write_mail.ts";
import { credentialKindLabel } from "../../shared/codes/credential_kinds.ts";
import { stateLabel } from "../../shared/codes/states.ts";
import { paths } from "../../shared/paths.ts";
import type { ReviewInput } from "../../shared/schemas/credentials.ts";
import { credentialMailTexts, type LicenseFacts } from "./credential_mail_texts.ts";

interface CredentialMail {
  to: MailReader;
  /** The configured origin. */
  origin: string;
  kind: string;
  state: string;
}

/** Tells a therapist what the practice has decided about a license. */
export function reviewMail(
  { to, origin, kind, state, decision, reason }: CredentialMail & Pick<ReviewInput, "decision" | "reason">,
): Mail {
  const letter = credentialMailTexts[to.locale].review(factsOf(kind, state), decision, reason ?? "");
  return writeLetter(to, letter, origin + paths.credentials());
}

/** Reminds a therapist that a license ends, or tells that it has. */
export function expiryMail(
  { to, origin, kind, state, expiresOn, daysLeft }: CredentialMail & { expiresOn: string; daysLeft: number },
): Mail {
  const texts = credentialMailTexts[to.locale];
  const license = factsOf(kind, state);
  const letter = daysLeft <= 0 ? texts.ended(license, expiresOn) : texts.ending(license, expiresOn, daysLeft);
  return writeLetter(to, letter, origin + paths.credentials());
}

/** Titles and states are named as the license itself names them, in every language. */
const factsOf = (kind: string, state: string): LicenseFacts => ({
  license: `${credentialKindLabel(kind)}, ${stateLabel(state)}`,
  state,
});
