import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/form/Button.tsx";
import { Notice } from "../components/page/Notice.tsx";
import { ProofField, type ProofFieldProps } from "../components/form/ProofField.tsx";
import { hasPasskeys, usePasskey } from "../lib/shared/passkeys.ts";
import * as paths from "../lib/shared/paths.ts";

/** Confirms the user's identity with a passkey, in place of the field, or if no field can. */
export default function PasskeyProof({ host, field, email, error }: ProofFieldProps & { host: string }) {
  const [is, setIs] = useState<"unknown" | "offered" | "missing" | "busy" | "proven">("unknown");
  const [sentence, setSentence] = useState("");

  useEffect(() => setIs(hasPasskeys(host) ? "offered" : "missing"), []);

  const prove = async () => {
    if (is === "busy") return;
    setIs("busy");
    setSentence("");
    const answer = await usePasskey(paths.passkeyApi.confirmation);
    setIs(answer.kind === "done" ? "proven" : "offered");
    if (answer.kind === "refused") setSentence(answer.sentence);
    if (answer.kind === "cancelled") setSentence("No passkey was used. Please try again.");
  };

  if (is === "proven") {
    return <Notice tone="good" role="status">Your passkey confirmed it's you. Continue below.</Notice>;
  }
  return (
    <div class="grid gap-3">
      <ProofField field={field} email={email} error={error} />
      {field ? null : (
        <div id="proof" tabIndex={-1}>
          <p>{error ?? "Use a passkey to confirm it's you."}</p>
          {is === "missing"
            ? <p class="mt-2">This browser doesn't support passkeys. Use the device that has your passkey.</p>
            : null}
          <noscript>
            <p class="mt-2">
              You need JavaScript to use a passkey. Turn it on in your browser, then load this page again.
            </p>
          </noscript>
        </div>
      )}
      {is === "offered" || is === "busy"
        ? (
          <div>
            <Button
              type="button"
              kind="secondary"
              aria-disabled={is === "busy" ? "true" : undefined}
              onClick={prove}
            >
              {field ? "Use a passkey instead" : "Use a passkey"}
            </Button>
            {sentence ? <p role="alert" class="mt-2 text-bad">{sentence}</p> : null}
          </div>
        )
        : null}
    </div>
  );
}
