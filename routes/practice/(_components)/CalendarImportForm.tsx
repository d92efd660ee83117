import { ErrorSummary, Field, type FieldValue, Form } from "../../../components/form/Form.tsx";

interface CalendarImportFormProps {
  values: Readonly<Record<string, FieldValue | undefined>>;
  errors: Readonly<Record<string, string>>;
}

/** The form to import a calendar, with help to find its address. */
export function CalendarImportForm({ values, errors }: CalendarImportFormProps) {
  return (
    <Form submit="Add the calendar">
      <ErrorSummary errors={errors} />
      <Field
        name="address"
        label="Address"
        hint="It begins with https:// or webcal:// and usually ends in .ics. We encrypt it and never show it again."
        type="text"
        inputMode="url"
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
        value={values.address}
        error={errors.address}
        maxLength={2000}
        required
      />
      <Field
        name="name"
        label="Name"
        hint="Only you see this name."
        value={values.name}
        error={errors.name}
        maxLength={60}
        optional
      />
      <details>
        <summary class="min-h-touch cursor-pointer py-2 text-accent underline">
          Where can I find the address?
        </summary>
        <dl class="mt-2 grid gap-4">
          {places.map(({ name, how }) => (
            <div key={name}>
              <dt class="font-semibold">{name}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Form>
  );
}

const places = [
  {
    name: "Google Calendar",
    how:
      "On a computer, open Settings and choose the calendar on the left. Under “Integrate calendar”, copy the “Secret address in iCal format”.",
  },
  {
    name: "Apple (iCloud)",
    how: "In Calendar, share the calendar as a public calendar. Then copy its link.",
  },
  {
    name: "Outlook",
    how:
      "On the web, open Settings, Calendar, “Shared calendars”. Choose “Publish a calendar” and copy the ICS link.",
  },
];
