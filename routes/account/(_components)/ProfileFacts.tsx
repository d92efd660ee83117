import { calledName } from "../../../lib/shared/called_name.ts";
import { languageLabel } from "../../../lib/shared/codes/languages.ts";
import { specialtyLabel } from "../../../lib/shared/codes/specialties.ts";
import { stateLabel } from "../../../lib/shared/codes/states.ts";
import { formatDateTime, formatFullDate } from "../../../lib/shared/format.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { formatPhone } from "../../../lib/shared/phone.ts";
import type { OwnTherapistProfileJson, PatientProfileJson } from "../../../lib/shared/schemas/people.ts";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { Card, Facts } from "../../../components/page/Card.tsx";
import { Section } from "../../../components/page/Section.tsx";

const NOT_YET = "Not filled in yet";

interface PartProps {
  id: string;
  title: string;
  /** The page that changes it. */
  href: string;
  /** The link's text: "Change", or what is still to do. */
  change?: string;
  facts: readonly { term: string; detail: string }[];
}

/** One part of a profile, and the link to change it. */
function ProfilePart(
  { id, title, href, facts, change = facts.every(({ detail }) => detail === NOT_YET) ? "Fill in" : "Change" }:
    PartProps,
) {
  return (
    <Section id={id} title={title}>
      <Card>
        <div class="grid gap-4">
          <Facts facts={facts} />
          <div>
            <ButtonLink kind="secondary" href={href} aria-label={`${change}: ${title}`}>{change}</ButtonLink>
          </div>
        </div>
      </Card>
    </Section>
  );
}

/** A patient's profile, part by part; `change` returns the address of a step. */
export function PatientProfileFacts(
  { profile, change }: { profile: PatientProfileJson; change: (step: string) => string },
) {
  const { emergencyContact: contact, telehealthConsent: consent, timeZone } = profile;
  return (
    <>
      <ProfilePart
        id="about"
        title="About you"
        href={change("about")}
        facts={[
          { term: "Legal name", detail: profile.legalName ?? NOT_YET },
          { term: "What we call you", detail: calledName(profile) },
          { term: "Date of birth", detail: profile.birthDate ? formatFullDate(profile.birthDate) : NOT_YET },
        ]}
      />
      <ProfilePart
        id="place"
        title="Where you are"
        href={change("place")}
        facts={[
          { term: "State", detail: profile.state ? stateLabel(profile.state) : NOT_YET },
          { term: "Phone", detail: profile.phone ? formatPhone(profile.phone) : NOT_YET },
        ]}
      />
      <ProfilePart
        id="emergency"
        title="Emergency contact"
        href={change("emergency")}
        facts={[{
          term: "Person to call",
          detail: contact
            ? `${contact.name} (${contact.relationship}), ${formatPhone(contact.phone)}`
            : NOT_YET,
        }]}
      />
      <ProfilePart
        id="consent"
        title="Consent to telehealth"
        href={change("consent")}
        change={consent?.isCurrent ? "Read it again" : "Read and agree"}
        facts={[{
          term: "Given",
          detail: consent?.isCurrent
            ? formatDateTime(consent.givenAt, timeZone)
            : "Not given for the current text yet",
        }]}
      />
    </>
  );
}

/** A therapist's public profile in short. */
export function TherapistProfileFacts(
  { profile, change }: { profile: OwnTherapistProfileJson; change: (step: string) => string },
) {
  const list = (codes: readonly string[], label: (code: string) => string) =>
    codes.map(label).join(", ") || NOT_YET;
  return (
    <>
      <ProfilePart
        id="profile"
        title="Public profile"
        href={change("profile")}
        facts={[
          { term: "Degree and license", detail: profile.titles || NOT_YET },
          { term: "Specialties", detail: list(profile.specialties, specialtyLabel) },
          { term: "Languages", detail: list(profile.languages, languageLabel) },
        ]}
      />
      <ProfilePart
        id="licenses"
        title="Licenses"
        href={paths.credentials()}
        change="See your licenses"
        facts={[{
          term: "Verified for",
          detail: profile.states.map(stateLabel).join(", ") || "No states yet, so patients can't book you",
        }]}
      />
      <ProfilePart
        id="photo"
        title="Photo"
        href={change("photo")}
        facts={[{ term: "Patients see", detail: profile.photo ? "Your photo" : "Your initials" }]}
      />
      <ProfilePart
        id="directory"
        title="Directory"
        href={change("directory")}
        facts={[{
          term: "Patients",
          detail: profile.listed ? "Can find and book you" : "Can't see you",
        }]}
      />
    </>
  );
}
