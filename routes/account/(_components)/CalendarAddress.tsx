import { ButtonLink } from "../../../components/form/Button.tsx";
import { Field } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { Section } from "../../../components/page/Section.tsx";

interface CalendarAddressProps {
  /** https:// */
  address: string;
  /** Where it goes on. */
  next: string;
}

/** A secret address for a calendar, this one time, and where to put it. */
export function CalendarAddress({ address, next }: CalendarAddressProps) {
  return (
    <>
      <div class="grid gap-5">
        <Notice title="It is shown this one time">
          We keep no copy that could be read. Whoever has the address sees when you are busy, so give it to
          nobody else.
        </Notice>
        <Field
          name="address"
          label="Your secret address"
          hint="Select all of it and copy it."
          value={address}
          autocapitalize="none"
          spellcheck={false}
          readOnly
        />
        <div class="flex flex-wrap gap-3">
          <ButtonLink href={address.replace(/^https?:/, "webcal:")}>Open in your calendar</ButtonLink>
          <ButtonLink href={address} kind="secondary" rel="noreferrer">Look at the file</ButtonLink>
        </div>
      </div>
      <Section id="how" title="Where to put it">
        <dl class="grid gap-4">
          {places.map(({ name, how }) => (
            <div>
              <dt class="font-semibold">{name}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
        <p class="mt-6">
          <ButtonLink href={next} kind="secondary">Done</ButtonLink>
        </p>
      </Section>
    </>
  );
}

const places = [
  {
    name: "iPhone, iPad and Mac",
    how:
      "The button above does it. Or: Calendar, Calendars, Add Calendar, Add Subscription Calendar, and paste the address.",
  },
  {
    name: "Google Calendar",
    how:
      "On a computer: beside “Other calendars” choose +, then “From URL”, and paste the address. Google looks again every few hours.",
  },
  {
    name: "Outlook",
    how: "Calendar, “Add calendar”, “Subscribe from web”, and paste the address.",
  },
];
