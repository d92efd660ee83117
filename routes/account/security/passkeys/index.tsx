import { page } from "fresh";
import { ButtonLink } from "../../../../components/form/Button.tsx";
import { ErrorSummary, Form } from "../../../../components/form/Form.tsx";
import { Notice } from "../../../../components/page/Notice.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../../components/page/PageTitle.tsx";
import { PasskeyList } from "../../(_components)/PasskeyList.tsx";
import { ProofFields } from "../../(_components)/ProofFields.tsx";
import { Section } from "../../../../components/page/Section.tsx";
import PasskeyAdder from "../../../../islands/PasskeyAdder.tsx";
import { actingInSession } from "../../../../lib/site/access/access.ts";
import { listPasskeys } from "../../../../lib/auth/passkeys/list_passkeys.ts";
import { passkeyHost } from "../../../../lib/auth/passkeys/relying_party.ts";
import { type ProofNeeded, proofNeeded } from "../../../../lib/auth/step_up/confirm_identity.ts";
import { asksForSecondFactor, findSecondFactors } from "../../../../lib/auth/two_factor/second_factors.ts";
import { askForProof } from "../../../../lib/site/proofs/ask_for_proof.ts";
import { define } from "../../../../lib/site/define.ts";
import { type FieldErrors, readFormValues } from "../../../../lib/http/form.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { safeReturnPath } from "../../../../lib/http/return_to.ts";
import type { Acting } from "../../../../lib/practice.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { refusalSentence } from "../../../../lib/shared/refusal.ts";
import { noPasskeysRefusals } from "../../../../lib/auth/passkeys/passkey_refusals.ts";

/** Adding needs a recent proof: the form asks for it, and the page comes back with the button to add. */
export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    return page(await passkeysPage(acting, ctx.url, await proofNeeded(acting, session)));
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const asked = await askForProof(acting, session, await readFormValues(ctx.req));
    if (asked.kind === "proven") {
      const returnTo = returnPathIn(ctx.url) ?? undefined;
      return redirectTo(paths.passkeys({ returnTo }), asked.headers);
    }
    const { needed, errors, status, headers } = asked;
    return page(await passkeysPage(acting, ctx.url, needed, errors), { status, headers });
  },
});

const returnPathIn = (url: URL) => safeReturnPath(url.searchParams.get("returnTo"));

async function passkeysPage(
  acting: Acting,
  url: URL,
  needed: ProofNeeded | null,
  errors: FieldErrors = {},
) {
  const { db, actor, config } = acting;
  const factors = await findSecondFactors(db, actor.userId);
  return {
    needed,
    errors,
    done: doneSentence(url.searchParams.get("done")),
    returnTo: returnPathIn(url),
    host: passkeyHost(config),
    passkeys: await listPasskeys(db, actor.userId),
    lacksCodes: asksForSecondFactor(actor.role, factors) && factors.recoveryCodes === 0,
    timeZone: actor.timeZone,
  };
}

function doneSentence(done: string | null): string | null {
  switch (done) {
    case "added":
      return "Passkey added. You can now sign in with it.";
    case "removed":
      return "Passkey removed. You can also delete it on your device.";
    case "named":
      return "Saved.";
    default:
      return null;
  }
}

export default define.page<typeof handler>(({ data }) => {
  const { needed, errors, done, returnTo, host, passkeys, lacksCodes, timeZone } = data;
  return (
    <div class="max-w-prose">
      <PageTitle errors={errors}>Passkeys</PageTitle>
      <PageHeading
        back={{ href: paths.security(), label: "Security" }}
        lead="A passkey lets you sign in with the fingerprint, face, or PIN that unlocks your phone or computer. No one can guess it or trick you into giving it away."
      >
        Passkeys
      </PageHeading>
      <div class="grid gap-5">
        {done
          ? (
            <Notice tone="good" role="status">
              <p>{done}</p>
              {returnTo ? <ButtonLink href={returnTo}>Continue</ButtonLink> : null}
            </Notice>
          )
          : null}
        {lacksCodes ? <CodesFirst /> : null}
        <ErrorSummary errors={errors} />
      </div>
      <PasskeyList passkeys={passkeys} timeZone={timeZone} />
      <Section title="Add a passkey" id="add">
        {host === null
          ? <p>{refusalSentence(noPasskeysRefusals, { kind: "no_passkeys" })}</p>
          : needed
          ? (
            <Form submit={needed.field || needed.passkeyHost ? "Continue" : undefined}>
              <ProofFields needed={needed} error={errors.proof} />
            </Form>
          )
          : <PasskeyAdder host={host} returnTo={returnTo} />}
      </Section>
    </div>
  );
});

const CodesFirst = () => (
  <Notice title="Make recovery codes too">
    <p class="mb-3">Without them, you can't sign in to your account if you lose your device.</p>
    <ButtonLink href={paths.recoveryCodes()} kind="secondary">Make recovery codes</ButtonLink>
  </Notice>
);
