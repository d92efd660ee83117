import { languageLabel } from "../../../lib/shared/codes/languages.ts";
import { specialtyLabel } from "../../../lib/shared/codes/specialties.ts";
import { stateLabel } from "../../../lib/shared/codes/states.ts";
import { formatDateTime } from "../../../lib/shared/format.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { formatPhone } from "../../../lib/shared/phone.ts";
import {
  type OwnTherapistProfileOutput,
  type PatientProfileOutput,
  patientStepFields,
} from "../../../lib/shared/schemas/people.ts";
import { toldFacts } from "../../../lib/shared/told_facts.ts";
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
  { profile, change }: { profile: PatientProfileOutput; change: (step: string) => string },
) {
  const { emergencyContact: contact, telehealthConsent: consent, timeZone } = profile;
  const told = (fields: object) =>
    toldFacts(profile, fields).map(({ term, detail }) => ({ term, detail: detail ?? NOT_YET }));
  return (
    <>
      <ProfilePart
        id="about"
        title="About you"
        href={change("about")}
        facts={told(patientStepFields.about)}
      />
      <ProfilePart
        id="place"
        title="Where you are"
        href={change("place")}
        facts={told(patientStepFields.place)}
      />
      <ProfilePart
        id="emergency"
        title="Emergency contact"
        href={change("emergency")}
        facts={[{
          term: "Person to call",
          detail: contact
            ? `${isolated(contact.name)} (${contact.relationship}), ${formatPhone(contact.phone)}`
            : NOT_YET,
        }, ...told(patientStepFields.emergency)]}
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
        }, ...told(patientStepFields.consent)]}
      />
    </>
  );
}

/** A therapist's public profile in short. */
export function TherapistProfileFacts(
  { profile, change }: { profile: OwnTherapistProfileOutput; change: (step: string) => string },
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
