import * as paths from "../../../lib/shared/paths.ts";
import { Button } from "../../../components/form/Button.tsx";
import { DemoCode } from "../../../components/form/DemoCode.tsx";
import { Field, Form } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { ProofFields, type ProofFieldsProps } from "./ProofFields.tsx";
import { QrCode } from "./QrCode.tsx";
import { Section } from "../../../components/page/Section.tsx";

interface AuthenticatorProps {
  needed: ProofFieldsProps["needed"];
  returnTo: string | null;
  errors: Readonly<Record<string, string>>;
}

/** The page without an active app. */
export function AuthenticatorOff({ needed, returnTo, errors }: AuthenticatorProps) {
  return (
    <>
      <p>
        The app on your phone shows a new code every 30 seconds. When you sign in with your password, we ask
        for that code too. Someone who knows only your password can't get in. You can use any authenticator
        app.
      </p>
      <Form action={paths.authenticator(returnTo ?? undefined)}>
        <ProofFields needed={needed} error={errors.proof} />
        <div>
          <Button name="do" value="begin">Set it up</Button>
        </div>
      </Form>
    </>
  );
}

/** The page with an active app. */
export function AuthenticatorOn({ needed, errors }: AuthenticatorProps) {
  return (
    <>
      <Notice tone="good">An authenticator app protects your account.</Notice>
      <Section id="change" title="Changing phones or turning it off">
        <p class="mb-4">
          If you have a new phone, scan a new key with it. Your current app keeps working until you enter a
          correct code from the new one.
        </p>
        <Form>
          <ProofFields needed={needed} error={errors.proof} />
          <div class="flex flex-wrap gap-3">
            <Button name="do" value="begin">Use another phone</Button>
            <Button kind="danger" name="do" value="remove">Turn it off</Button>
          </div>
        </Form>
      </Section>
    </>
  );
}

/** The page with a key that waits for its first code. */
export function AuthenticatorSetUp(
  { pending, returnTo, errors }: AuthenticatorProps & {
    pending: { key: string; uri: string; qr: readonly (readonly boolean[])[]; demoCode: string | null };
  },
) {
  return (
    <>
      <ol class="grid list-decimal gap-5 pl-5">
        <li>
          <p class="mb-3">Scan this with your authenticator app.</p>
          <QrCode modules={pending.qr} label="QR code with the key for your authenticator app" />
          <p class="mt-3">
            On this phone? <a href={pending.uri}>Open your app</a>, or type this key into it:
          </p>
          <p class="mt-1 break-words rounded bg-sunk p-3 font-mono text-sm" id="key">{pending.key}</p>
        </li>
        <li>
          <Form action={paths.authenticator(returnTo ?? undefined)} submit="Turn it on">
            <Field
              name="code"
              label="Code from the app"
              hint="Nothing changes until you enter a correct code."
              error={errors.code}
              inputMode="numeric"
              autocomplete="one-time-code"
              spellcheck={false}
              required
            />
          </Form>
        </li>
      </ol>
      <Form action={paths.authenticator(returnTo ?? undefined)}>
        <div>
          <Button kind="secondary" name="do" value="cancel">Not now</Button>
        </div>
      </Form>
      {pending.demoCode ? <DemoCode code={pending.demoCode} /> : null}
    </>
  );
}
