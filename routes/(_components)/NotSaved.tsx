import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { SendAgain, type SentForm } from "./SendAgain.tsx";

/** Gives back a form that Bloom may not have saved. */
export function NotSaved({ form }: { form: SentForm }) {
  return (
    <div class="max-w-prose">
      <PageTitle>This may not be saved</PageTitle>
      <PageHeading lead="We can't reach our records at the moment. What you wrote isn't lost: wait a few seconds, then send it again.">
        This may not be saved
      </PageHeading>
      {form.enctype
        ? <p class="mb-3">If you chose a file, go back to the form and choose it again.</p>
        : null}
      <SendAgain form={form} />
    </div>
  );
}
