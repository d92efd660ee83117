import { paths } from "../../lib/shared/paths.ts";
import { Button, ButtonLink } from "../form/Button.tsx";
import { PageHeading } from "./PageHeading.tsx";
import { PageTitle } from "./PageTitle.tsx";

interface SignedOutProps {
  /** What was sent when the session had ended. */
  values: Record<string, string | string[]>;
  /** How it was sent. */
  enctype?: "multipart/form-data";
}

/** Gives back a form that came too late, to be sent once more, as it is and to where it was sent. */
export function SignedOut({ values, enctype }: SignedOutProps) {
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
            Come back here and send what you wrote.{enctype ? " You'll need to choose your file again." : ""}
          </p>
          <form method="post" enctype={enctype}>
            {Object.entries(values).map(([name, value]) =>
              [value].flat().map((text) => <input key={text} type="hidden" name={name} value={text} />)
            )}
            <Button kind="secondary">Send it again</Button>
          </form>
        </li>
      </ol>
    </div>
  );
}
