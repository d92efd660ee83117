import { formatClock, formatZone } from "../../../lib/shared/format.ts";
import { formatPhone } from "../../../lib/shared/phone.ts";
import type { PatientRecordOutput } from "../../../lib/shared/schemas/patient_record.ts";
import { toldTherapists } from "../../../lib/shared/schemas/people.ts";
import { toldFacts } from "../../../lib/shared/told_facts.ts";
import { Facts } from "../../../components/page/Card.tsx";

type PatientContactFactsProps = NonNullable<PatientRecordOutput["contact"]> & {
  /** The current time, to show the patient's local time. */
  now: string;
};

/** The facts that are shown as text. The phone number is a link. */
const { phone: _, ...spoken } = toldTherapists;

const phoneLink = (phone: string) => <a href={`tel:${phone}`}>{formatPhone(phone)}</a>;

const mailLink = (email: string) => <a class="break-words" href={`mailto:${email}`}>{email}</a>;

/** A patient's contact details and emergency contact. */
export function PatientContactFacts(contact: PatientContactFactsProps) {
  const { timeZone, email, phone, guardians, emergency, now } = contact;
  return (
    <Facts
      facts={[
        ...toldFacts(contact, spoken).map((fact) => fact.detail && fact),
        { term: "Local time", detail: `${formatClock(now, timeZone)}, ${formatZone(timeZone)}` },
        phone && { term: "Phone", detail: phoneLink(phone) },
        email && { term: "Email", detail: mailLink(email) },
        ...guardians.map(({ name, relationship, email, phone }) => ({
          term: "Guardian",
          detail: (
            <>
              <bdi>{name}</bdi> ({relationship}), {phone ? <>{phoneLink(phone)},</> : null} {mailLink(email)}
            </>
          ),
        })),
        emergency && {
          term: "Emergency contact",
          detail: (
            <>
              <bdi>{emergency.name}</bdi> ({emergency.relationship}), {phoneLink(emergency.phone)}
            </>
          ),
        },
      ]}
    />
  );
}
