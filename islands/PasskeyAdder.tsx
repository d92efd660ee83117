import { useEffect, useState } from "preact/hooks";
import { Field, Form } from "../components/form/Form.tsx";
import { Notice } from "../components/page/Notice.tsx";
import { createPasskey, hasPasskeys } from "../lib/shared/passkeys.ts";
import * as paths from "../lib/shared/paths.ts";

/** Creates a passkey for the signed-in user. */
export default function PasskeyAdder({ host, returnTo }: { host: string; returnTo: string | null }) {
  const [can, setCan] = useState<boolean | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [sentence, setSentence] = useState("");

  useEffect(() => setCan(hasPasskeys(host)), []);

  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const name = new FormData(event.currentTarget as HTMLFormElement).get("name");
    setBusy(true);
    setSentence("");
    const answer = await createPasskey(paths.passkeyApi.own, `${name}`.trim());
    if (answer.kind === "done") {
      return location.assign(paths.passkeys({ done: "added", returnTo: returnTo ?? undefined }));
    }
    // The proof is no longer recent, so the page asks for it.
    if (answer.kind === "refused" && answer.code === "proof_needed") return location.reload();
    setBusy(false);
    setSentence(answer.kind === "refused" ? answer.sentence : "No passkey was added. Please try again.");
  };

  if (can === null) {
    return (
      <noscript>
        <p>You need JavaScript to add a passkey. Turn it on in your browser, then load this page again.</p>
      </noscript>
    );
  }
  if (!can) {
    return <p>This browser doesn't support passkeys. Open this page on your phone or in a newer browser.</p>;
  }
  return (
    <Form submit="Add a passkey" onSubmit={add}>
      {sentence ? <Notice tone="bad" role="alert">{sentence}</Notice> : null}
      <Field
        name="name"
        label="Name"
        hint="This helps you recognize it in your list. For example: “Phone”."
        maxLength={60}
        autocomplete="off"
        optional
      />
    </Form>
  );
}
