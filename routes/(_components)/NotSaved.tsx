import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { SendAgain, type SentForm } from "./SendAgain.tsx";

interface NotSavedProps {
  title: string;
  /** Why, and what to do. */
  lead: string;
  form: SentForm;
}

/** Gives back a form that Bloom did not save, or may not have saved. */
export function NotSaved({ title, lead, form }: NotSavedProps) {
  return (
    <div class="max-w-prose">
      <PageTitle>{title}</PageTitle>
      <PageHeading lead={lead}>{title}</PageHeading>
      {form.enctype
        ? <p class="mb-3">If you chose a file, go back to the form and choose it again.</p>
        : null}
      <SendAgain form={form} />
    </div>
  );
}
