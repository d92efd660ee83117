import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AddressTaken } from "../../../components/page/AddressTaken.tsx";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Form } from "../../../components/form/Form.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { confirmEmailChange, findEmailChange } from "../../../lib/auth/email_change/confirm_email_change.ts";
import { define } from "../../../lib/site/define.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { confirmEmailRefusals } from "../../../lib/auth/email_change/email_change_refusals.ts";
import { refusalSentence } from "../../../lib/shared/refusal.ts";

const noStore = { "cache-control": "no-store" };

type EmailPage = { kind: "waiting"; email: string } | { kind: "changed" } | { kind: "gone" } | {
  kind: "taken";
};

const statuses = { waiting: 200, changed: 200, gone: 404, taken: 409 } as const;
const show = (data: EmailPage) => page(data, { status: statuses[data.kind], headers: noStore });

export const handler = define.handlers({
  /** Only shows the page, because mail scanners open links as well. */
  async GET({ state, params }) {
    const email = await findEmailChange(state, params.token);
    return show(email === null ? { kind: "gone" } : { kind: "waiting", email });
  },

  async POST({ state, params }) {
    return show(await confirmEmailChange(state, params.token, state.session));
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <div class="max-w-prose">
    <Head>
      <title>Confirm your new address · Bloom</title>
    </Head>
    <PageHeading>Confirm your new address</PageHeading>
    <Body data={data} isSignedIn={state.actor !== null} />
  </div>
));

function Body({ data, isSignedIn }: { data: EmailPage; isSignedIn: boolean }) {
  switch (data.kind) {
    case "waiting":
      return (
        <div class="grid gap-5">
          <p>
            Your account will use{" "}
            <strong class="break-words">{data.email}</strong>. You'll sign in with it, and we'll send your
            email there.
          </p>
          <Form submit="Use this address" />
        </div>
      );
    case "changed":
      return (
        <EmptyState
          title="Your email address has changed"
          action={isSignedIn
            ? <ButtonLink href={paths.account()}>Go to your account</ButtonLink>
            : <ButtonLink href={paths.signIn()}>Sign in</ButtonLink>}
        >
          Sign in with the new address from now on. You've been signed out in other browsers.
        </EmptyState>
      );
    case "taken":
      return <AddressTaken>{refusalSentence(confirmEmailRefusals, data)}</AddressTaken>;
    case "gone":
      return (
        <EmptyState
          title="This link no longer works"
          action={<ButtonLink href={paths.email()}>Get a new link</ButtonLink>}
        >
          {refusalSentence(confirmEmailRefusals, data)}
        </EmptyState>
      );
  }
}
