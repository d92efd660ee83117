import { paths } from "../../lib/shared/paths.ts";
import { ButtonLink } from "../../components/form/Button.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { SendAgain, type SentForm } from "./SendAgain.tsx";

/** Gives back a form that arrived too late, to be sent again unchanged to the same address. */
export function SignedOut({ form }: { form: SentForm }) {
  return (
    <div class="max-w-prose">
      <PageTitle>You have been signed out</PageTitle>
      <PageHeading lead="Your changes aren't saved yet, but they aren't lost.">
        You have been signed out
      </PageHeading>
      <ol class="grid list-decimal gap-6 pl-6">
        <li class="pl-1">
          <p class="mb-3">Sign in to your account in another tab.</p>
          <ButtonLink href={paths.signIn(paths.renewSession())} target="_blank">
            Sign in using a new tab
          </ButtonLink>
        </li>
        <li class="pl-1">
          <p class="mb-3">
            Come back here and send what you wrote.{form.enctype
              ? " You'll need to choose your file again."
              : ""}
          </p>
          <SendAgain form={form} kind="secondary" />
        </li>
      </ol>
    </div>
  );
}
