import { WEEKDAYS } from "../../lib/shared/format.ts";
import { isolated } from "../../lib/shared/isolated.ts";
import { weekdays } from "../../lib/shared/schemas/waitlist.ts";
import { ChoiceGroup, ErrorSummary, Field, type FieldValue, Form } from "../form/Form.tsx";
import { PageHeading } from "../page/PageHeading.tsx";
import { PageTitle } from "../page/PageTitle.tsx";

/** What the form shows. */
export interface WaitlistFormProps {
  /** The ward for whom a guardian waits; null: the reader. */
  wardName: string | null;
  therapistName: string;
  /** The visit's current time in words, if it should be earlier. */
  presently: string | null;
  /** They are already on the waitlist, and change their wish. */
  isWaiting: boolean;
  back: string;
  /** The name of the patient's zone. */
  zone: string;
  today: string;
  values: Readonly<Record<string, FieldValue>>;
  errors: Readonly<Record<string, string>>;
}

const dayOptions = weekdays.map((day) => ({ value: day, label: WEEKDAYS[Number(day) % 7] }));
const partOptions = [
  { value: "morning", label: "Morning", hint: "Before noon." },
  { value: "afternoon", label: "Afternoon", hint: "Noon to 5 PM." },
  { value: "evening", label: "Evening", hint: "5 PM or later." },
];

/** When the patient could come if a time were freed. */
export function WaitlistForm(
  { wardName, therapistName, presently, isWaiting, back, zone, today, values, errors }: WaitlistFormProps,
) {
  const title = presently ? "Ask for an earlier time" : "Join the waitlist";
  const whose = wardName
    ? `${isolated(wardName)}'s visit with ${isolated(therapistName)} on ${presently} stays booked.`
    : "";
  return (
    <div class="max-w-prose">
      <PageTitle errors={errors}>{title}</PageTitle>
      <PageHeading
        back={{ href: back, label: "Back" }}
        lead={presently
          ? `${
            whose || `Your visit with ${isolated(therapistName)} on ${presently} stays booked.`
          } When an earlier time ` +
            "opens up, we'll email you and hold it for you for a while."
          : `When a time with ${
            isolated(therapistName)
          } opens up, we'll email you and hold it for you for a while.`}
      >
        {title}
      </PageHeading>
      <Form
        submit={isWaiting
          ? "Save"
          : wardName
          ? `Add ${isolated(wardName)} to the waitlist`
          : "Join the waitlist"}
        beside={<a href={back}>Back</a>}
      >
        <ErrorSummary errors={errors} />
        <p class="text-soft">All times are in your time zone: {zone}.</p>
        <div class="grid gap-4 sm:grid-cols-2 sm:items-end">
          <Field
            name="earliest"
            label="From"
            type="date"
            value={values.earliest}
            error={errors.earliest}
            required
          />
          <Field
            name="latest"
            label="Until"
            type="date"
            min={today}
            value={values.latest}
            error={errors.latest}
            required
          />
        </div>
        <ChoiceGroup
          type="checkbox"
          name="weekdays"
          label="Which days work?"
          options={dayOptions}
          value={values.weekdays}
          error={errors.weekdays}
          columns
        />
        <ChoiceGroup
          type="checkbox"
          name="partsOfDay"
          label="What time of day works?"
          options={partOptions}
          value={values.partsOfDay}
          error={errors.partsOfDay}
        />
      </Form>
    </div>
  );
}
