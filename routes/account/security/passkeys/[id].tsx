import { HttpError, page } from "fresh";
import { z } from "zod";
import { ErrorSummary, Field, Form } from "../../../../components/form/Form.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../../components/page/PageTitle.tsx";
import { PasskeyUse } from "../../(_components)/PasskeyList.tsx";
import { ProofFields } from "../../(_components)/ProofFields.tsx";
import { Section } from "../../../../components/page/Section.tsx";
import { actingInSession } from "../../../../lib/site/access/access.ts";
import { removePasskey, renamePasskey } from "../../../../lib/auth/passkeys/change_passkey.ts";
import { listPasskeys } from "../../../../lib/auth/passkeys/list_passkeys.ts";
import type { PasskeyOutput } from "../../../../lib/shared/schemas/passkeys.ts";
import { type ProofNeeded, proofNeeded } from "../../../../lib/auth/step_up/confirm_identity.ts";
import { askForProof } from "../../../../lib/site/proofs/ask_for_proof.ts";
import { define } from "../../../../lib/site/define.ts";
import { parseChangedForm } from "../../../../lib/http/changed_form.ts";
import { type FieldErrors, type FormValues, readFormValues } from "../../../../lib/http/form.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import type { Acting } from "../../../../lib/practice.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { passkeyName } from "../../../../lib/shared/schemas/passkeys.ts";
import { refusedForm } from "../../../../lib/http/refused_form.ts";
import { removePasskeyRefusals } from "../../../../lib/auth/passkeys/passkey_refusals.ts";

const nameForm = z.object({ name: passkeyName });

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    const passkey = await ownPasskey(acting, idFrom(ctx.params));
    return page(passkeyPage(passkey, await proofNeeded(acting, session)));
  },

  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const passkey = await ownPasskey(acting, idFrom(ctx.params));
    const values = await readFormValues(ctx.req);
    if (values.intent !== "remove") {
      const form = parseChangedForm(values, nameForm, { name: passkey.name });
      if (form.kind === "invalid") {
        const needed = await proofNeeded(acting, session);
        return page(passkeyPage(passkey, needed, form.errors, form.values), { status: form.status });
      }
      const { kind } = await renamePasskey(acting, { passkeyId: passkey.id, name: form.input.name });
      if (kind === "not_found") throw new HttpError(404);
      return redirectTo(paths.passkeys({ done: "named" }));
    }

    const asked = await askForProof(acting, session, values);
    if (asked.kind === "ask") {
      const { needed, errors, status, headers } = asked;
      return page(passkeyPage(passkey, needed, errors), { status, headers });
    }
    const result = await removePasskey(acting, session, passkey.id);
    switch (result.kind) {
      case "removed":
        return redirectTo(paths.passkeys({ done: "removed" }), asked.headers);
      case "not_found":
        throw new HttpError(404);
      case "last_way_in": {
        const { errors, ...init } = refusedForm(removePasskeyRefusals, result, asked);
        return page(passkeyPage(passkey, null, errors), init);
      }
    }
  },
});

async function ownPasskey({ db, actor }: Acting, id: string): Promise<PasskeyOutput> {
  const passkey = (await listPasskeys(db, actor.userId)).find((own) => own.id === id);
  if (!passkey) throw new HttpError(404);
  return passkey;
}

const passkeyPage = (
  passkey: PasskeyOutput,
  needed: ProofNeeded | null,
  errors: FieldErrors = {},
  values: FormValues = { name: passkey.name },
) => ({ passkey, needed, errors, values });

export default define.page<typeof handler>((
  { data: { passkey, needed, errors, values }, state: { actor } },
) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Passkey</PageTitle>
    <PageHeading
      back={{ href: paths.passkeys(), label: "Passkeys" }}
      lead={<PasskeyUse passkey={passkey} timeZone={actor?.timeZone ?? "UTC"} />}
    >
      <bdi>{passkey.name}</bdi>
    </PageHeading>
    <div class="grid gap-5">
      <ErrorSummary errors={errors} />
      <Form submit="Save" submitKind="secondary" was={values}>
        <Field name="name" label="Name" value={values.name} error={errors.name} autocomplete="off" required />
      </Form>
    </div>
    <Section title="Remove" id="removing">
      <p class="mb-4">
        This passkey will stop working, and your other sessions will end. Remove it if you lost the device or
        no longer own it.
      </p>
      <Form submit="Remove the passkey" submitKind="danger">
        <input type="hidden" name="intent" value="remove" />
        <ProofFields needed={needed} error={errors.proof} />
      </Form>
    </Section>
  </div>
));
