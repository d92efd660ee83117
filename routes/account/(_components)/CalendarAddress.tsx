import { ButtonLink } from "../../../components/form/Button.tsx";
import { Field } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { Section } from "../../../components/page/Section.tsx";

interface CalendarAddressProps {
  /** https:// */
  address: string;
  /** The next page. */
  next: string;
}

/** A calendar's secret address, shown only once, and where to add it. */
export function CalendarAddress({ address, next }: CalendarAddressProps) {
  return (
    <>
      <div class="grid gap-5">
        <Notice title="You'll see this address only once">
          We don't keep a readable copy. Anyone who has this address can see when you're busy, so don't share
          it.
        </Notice>
        <Field
          name="address"
          label="Your secret address"
          hint="Select and copy the whole address."
          value={address}
          autocapitalize="none"
          spellcheck={false}
          readOnly
        />
        <div class="flex flex-wrap gap-3">
          <ButtonLink href={address.replace(/^https?:/, "webcal:")}>Open in your calendar</ButtonLink>
          <ButtonLink href={address} kind="secondary" rel="noreferrer">See the file</ButtonLink>
        </div>
      </div>
      <Section id="how" title="Where to add it">
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
      "Use the button above. Or open Calendar, choose Calendars, Add Calendar, Add Subscription Calendar, and paste the address.",
  },
  {
    name: "Google Calendar",
    how:
      "On a computer, choose + next to “Other calendars”, then “From URL”, and paste the address. Google updates it every few hours.",
  },
  {
    name: "Outlook",
    how: "Open Calendar, choose “Add calendar”, then “Subscribe from web”, and paste the address.",
  },
];
