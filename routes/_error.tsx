import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../components/form/Button.tsx";
import { PageHeading } from "../components/page/PageHeading.tsx";
import { SignedOut } from "../components/page/SignedOut.tsx";
import { define } from "../lib/site/define.ts";
import { Problem } from "../lib/http/problem.ts";
import { UnsentForm } from "../lib/site/unsent_form.ts";
import { paths } from "../lib/shared/paths.ts";

interface Words {
  title: string;
  sentence: string;
}

const words: Record<number, Words> = {
  400: { title: "That did not arrive whole", sentence: "Go back, and send it once more." },
  401: { title: "Sign in to go on", sentence: "This page is only for people who are signed in." },
  403: { title: "This page is not for you", sentence: "You are signed in, but this belongs to others." },
  404: {
    title: "There is nothing here",
    sentence:
      "The page may have moved, or it is not yours to see. Check the address, or start again from here.",
  },
  405: { title: "That cannot be done here", sentence: "Go back, and try the button on the page." },
  413: { title: "That is too much at once", sentence: "Go back, and send less." },
  415: { title: "That cannot be read", sentence: "Go back, and use the form on the page." },
  429: { title: "Too many tries", sentence: "Wait a few minutes, then try again." },
  500: {
    title: "Something went wrong on our side",
    sentence: "It is not your doing, and it has been noted. Try again in a moment.",
  },
};

/** Programs that meet a page are told as much as the API's: what is allowed here, and when to come back. */
export const handler = define.handlers(({ error }: { error: unknown }) =>
  page(undefined, {
    status: statusOf(error),
    headers: error instanceof Problem ? error.options.headers : undefined,
  })
);

const statusOf = (error: unknown) => error instanceof HttpError ? error.status : 500;

/** The page of every error: what happened, in words, and a way on. It tells nothing of the inside. */
export default define.page(({ error, state }) => {
  if (error instanceof UnsentForm) return <SignedOut values={error.values} enctype={error.enctype} />;
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
            Go to the first page
          </ButtonLink>
          {state.actor?.role === "patient"
            ? <ButtonLink href={paths.appointments()} kind="secondary">Your appointments</ButtonLink>
            : null}
        </div>
        {state.requestId
          ? (
            <p class="mt-8 text-sm text-soft">
              If it keeps happening, tell us this number: <code>{state.requestId}</code>
            </p>
          )
          : null}
      </div>
    </>
  );
});
