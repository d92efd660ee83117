import type { Mail } from "../../outside/mail/mailer.ts";
import { type Block, paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import { credentialKindLabel } from "../../shared/codes/credential_kinds.ts";
import { stateLabel } from "../../shared/codes/states.ts";
import { paths } from "../../shared/paths.ts";
import type { ReviewInput } from "../../shared/schemas/credentials.ts";

interface CredentialMail {
  to: string;
  /** The configured origin. */
  origin: string;
  kind: string;
  state: string;
}

const licence = ({ kind, state }: Pick<CredentialMail, "kind" | "state">) =>
  `${credentialKindLabel(kind)}, ${stateLabel(state)}`;

const toCredentials = (origin: string): Block => ({
  kind: "link",
  label: "Your licences",
  href: origin + paths.credentials(),
});

/** Tells a therapist what the practice has decided about a licence. */
export function reviewMail(
  { to, origin, kind, state, decision, reason }: CredentialMail & Pick<ReviewInput, "decision" | "reason">,
): Mail {
  const about: Block = {
    kind: "facts",
    facts: [["Licence", licence({ kind, state })], ...(reason ? [["We say", reason] as const] : [])],
  };
  switch (decision) {
    case "verify":
      return writeMail({
        to,
        subject: `Your licence for ${stateLabel(state)} is verified`,
        blocks: [
          paragraph("Patients in this state can now find and book you."),
          about,
          toCredentials(origin),
        ],
      });
    case "ask_more":
      return writeMail({
        to,
        subject: `We need something more about your licence for ${stateLabel(state)}`,
        blocks: [
          paragraph("We could not verify it yet. Please look at what we say, and hand it in again."),
          about,
          toCredentials(origin),
        ],
      });
    case "refuse":
      return writeMail({
        to,
        subject: `We cannot accept your licence for ${stateLabel(state)}`,
        blocks: [
          paragraph("Patients in this state cannot book you by it."),
          about,
          paragraph("If we are mistaken, correct it and hand it in again, or answer this mail."),
          toCredentials(origin),
        ],
      });
  }
}

/** Reminds a therapist that a licence ends, or tells that it has. */
export function expiryMail(
  { to, origin, kind, state, expiresOn, daysLeft }: CredentialMail & { expiresOn: string; daysLeft: number },
): Mail {
  const about: Block = {
    kind: "facts",
    facts: [["Licence", licence({ kind, state })], ["Last day", expiresOn]],
  };
  if (daysLeft <= 0) {
    return writeMail({
      to,
      subject: `Your licence for ${stateLabel(state)} has expired`,
      blocks: [
        paragraph(
          "Patients in this state can no longer find or book you. Visits that are booked already stay booked.",
        ),
        about,
        paragraph("Enter the renewed licence, and we verify it."),
        toCredentials(origin),
      ],
    });
  }
  return writeMail({
    to,
    subject: `Your licence for ${stateLabel(state)} expires in ${daysLeft} ${
      daysLeft === 1 ? "day" : "days"
    }`,
    blocks: [
      paragraph("On the day after its last day, patients in this state can no longer find or book you."),
      about,
      paragraph("Enter the renewed licence early: the present one holds until then."),
      toCredentials(origin),
    ],
  });
}
