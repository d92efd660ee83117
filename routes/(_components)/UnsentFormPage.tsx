import type { ComponentChildren } from "preact";
import type { Unsent } from "../../lib/site/unsent_form.ts";
import { isolated } from "../../lib/shared/isolated.ts";
import * as paths from "../../lib/shared/paths.ts";
import { ButtonLink } from "../../components/form/Button.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { PageTitle } from "../../components/page/PageTitle.tsx";
import { SendAgain, type SentForm } from "./SendAgain.tsx";

/** What happened, and what to do before the form is sent again. */
function explain(why: Unsent): { title: string; lead: string; step: ComponentChildren } {
  switch (why.kind) {
    case "signed_out":
      return {
        title: "You have been signed out",
        lead: "Your changes aren't saved yet, but they aren't lost.",
        step: (
          <>
            <p class="mb-3">Sign in to your account in another tab.</p>
            <ButtonLink href={paths.signIn(paths.renewSession())} target="_blank">
              Sign in using a new tab
            </ButtonLink>
          </>
        ),
      };
    case "second_factor":
      return {
        title: "Confirm it's you",
        lead: "The next page shows patients' records. Your changes aren't saved yet, but they aren't lost.",
        step: (
          <>
            <p class="mb-3">
              Use your second factor in another tab. If you have none, you can set it up there.
            </p>
            <ButtonLink href={paths.secondFactorNeeded(paths.renewSession())} target="_blank">
              Confirm it's you using a new tab
            </ButtonLink>
          </>
        ),
      };
    case "other_account":
      return {
        title: `You are signed in as ${isolated(why.name)} now`,
        lead:
          "You opened the page with another account, so we didn't save anything. What you wrote isn't lost.",
        step: (
          <>
            <p class="mb-3">
              In another tab, sign out, and sign in to the account that you opened the page with.
            </p>
            <ButtonLink href={paths.account()} target="_blank">Open your account in a new tab</ButtonLink>
          </>
        ),
      };
  }
}

/** Gives back a form that was sent with the wrong session, to be sent again unchanged to the same address. */
export function UnsentFormPage({ why, form }: { why: Unsent; form: SentForm }) {
  const { title, lead, step } = explain(why);
  return (
    <div class="max-w-prose">
      <PageTitle>{title}</PageTitle>
      <PageHeading lead={lead}>{title}</PageHeading>
      <ol class="grid list-decimal gap-6 pl-6">
        <li class="pl-1">{step}</li>
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
