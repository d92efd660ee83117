import { HttpError } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../components/form/Button.tsx";
import { PageHeading } from "../components/page/PageHeading.tsx";
import { NotSaved } from "./(_components)/NotSaved.tsx";
import { UnsentFormPage } from "./(_components)/UnsentFormPage.tsx";
import { define } from "../lib/site/define.ts";
import type { State } from "../lib/site/state.ts";
import { Problem } from "../lib/http/problem.ts";
import { NotSentNow } from "../lib/site/too_many_mails.ts";
import { Unavailable } from "../lib/site/unavailable.ts";
import { UnsentForm } from "../lib/site/unsent_form.ts";
import * as paths from "../lib/shared/paths.ts";

interface Words {
  title: string;
  sentence: string;
}

const words: Record<number, Words> = {
  400: { title: "We didn't receive all of that", sentence: "Please go back and try again." },
  401: { title: "Sign in to continue", sentence: "You need to be signed in to see this page." },
  403: {
    title: "You can't open this page",
    sentence: "You're signed in, but your account doesn't have access to this page.",
  },
  404: {
    title: "We can't find this page",
    sentence:
      "It may have moved, or you may not have access to it. Check the address, or start again from here.",
  },
  405: { title: "That doesn't work here", sentence: "Go back and use the button on the page." },
  413: { title: "That's too large to send", sentence: "Go back and send something smaller." },
  415: { title: "We couldn't read that", sentence: "Go back and use the form on the page." },
  429: { title: "Too many attempts", sentence: "Wait a few minutes, then try again." },
  500: {
    title: "Something went wrong on our side",
    sentence: "It's not your fault, and we've logged it. Please try again in a moment.",
  },
  503: { title: "We can't show this at the moment", sentence: "Try again in a few seconds." },
};

/**
 * A program that reaches a page learns as much as from the API: what is allowed here, and when to come back.
 */
export const handler = define.handlers((ctx) =>
  ctx.render(<ErrorPage error={ctx.error} state={ctx.state} />, {
    status: statusOf(ctx.error),
    headers: ctx.error instanceof Problem ? ctx.error.options.headers : undefined,
  })
);

const statusOf = (error: unknown) => error instanceof HttpError ? error.status : 500;

/** The page of every error: what happened, in words, and a next step. It shows no internals. */
function ErrorPage({ error, state }: { error: unknown; state: Partial<State> }) {
  if (error instanceof UnsentForm) return <UnsentFormPage why={error.why} form={error.form} />;
  if (error instanceof Unavailable && error.form) {
    return (
      <NotSaved
        title="This may not be saved"
        lead="We can't reach our records at the moment. What you wrote isn't lost: wait a few seconds, then send it again."
        form={error.form}
      />
    );
  }
  if (error instanceof NotSentNow && error.form) {
    return <NotSaved title="Nothing was saved" lead={error.detail} form={error.form} />;
  }
  const status = statusOf(error);
  const { title, sentence } = words[status] ?? words[status < 500 ? 400 : 500];
  return (
    <>
      <Head>
        <title>{`${title} · Bloom`}</title>
      </Head>
      <div class="max-w-prose">
        <PageHeading lead={error instanceof Problem ? error.detail : sentence}>{title}</PageHeading>
        <div class="flex flex-wrap gap-3">
          {status === 401 ? <ButtonLink href={paths.signIn()}>Sign in</ButtonLink> : null}
          <ButtonLink href={paths.home()} kind={status === 401 ? "secondary" : "primary"}>
            Go to the home page
          </ButtonLink>
          {state.actor?.role === "patient"
            ? <ButtonLink href={paths.appointments()} kind="secondary">Go to your appointments</ButtonLink>
            : null}
        </div>
        {state.requestId
          ? (
            <p class="mt-8 text-sm text-soft">
              If it keeps happening, contact us and give us this code: <code>{state.requestId}</code>
            </p>
          )
          : null}
      </div>
    </>
  );
}
