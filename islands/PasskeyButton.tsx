import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/form/Button.tsx";
import { type Asking, hasPasskeys, suggestsPasskeys, usePasskey } from "../lib/shared/passkeys.ts";
import * as paths from "../lib/shared/paths.ts";

interface PasskeyButtonProps {
  /** The passkeys' host. */
  host: string;
  /**
   * `signIn` also offers them among the suggestions of a field with autocomplete "webauthn"; `confirmation`
   * upgrades the signed-in user's session.
   */
  use: "signIn" | "secondFactor" | "confirmation";
  returnTo: string | null;
}

/** The challenge expires after five minutes, so pending suggestions request a new one earlier. */
const RENEW_EVERY = 4 * 60_000;

/** Signs in with a passkey, or passes the second step with it. It is only shown if a passkey is possible. */
export default function PasskeyButton({ host, use, returnTo }: PasskeyButtonProps) {
  const [isOffered, setOffered] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [sentence, setSentence] = useState("");
  const waiting = useRef<AbortController>();

  /** Signs with a passkey. @returns whether the page is being left. */
  const sign = async (how?: Asking): Promise<boolean> => {
    const answer = await usePasskey(paths.passkeyApi[use], how);
    if (answer.kind === "done") {
      // These pages redirect a user who has gotten that far.
      const next = use === "confirmation"
        ? paths.secondFactorNeeded
        : answer.status === 202
        ? paths.secondFactor
        : paths.signIn;
      location.assign(next(returnTo ?? undefined));
      return true;
    }
    if (answer.kind === "cancelled") {
      if (!how) setSentence("No passkey was used. Try again, or sign in another way.");
    } else if (!how) setSentence(answer.sentence);
    else if (answer.code.includes("passkey")) {
      // A suggested passkey was chosen and refused. Other errors are not shown, because the user did not ask.
      setSentence(answer.sentence);
      wait();
    }
    return false;
  };

  /** Waits for a passkey to be chosen among the field's suggestions. */
  const wait = () => {
    waiting.current?.abort();
    const { signal } = waiting.current = new AbortController();
    sign({ mediation: "conditional", signal });
  };

  useEffect(() => {
    if (!hasPasskeys(host)) return;
    setOffered(true);
    if (use !== "signIn") return;
    let timer: ReturnType<typeof setInterval>;
    suggestsPasskeys().then((can) => {
      if (!can) return;
      wait();
      timer = setInterval(() => document.hidden || wait(), RENEW_EVERY);
    });
    return () => {
      clearInterval(timer);
      waiting.current?.abort();
    };
  }, []);

  const press = async () => {
    if (isBusy) return;
    setBusy(true);
    setSentence("");
    const wasWaiting = waiting.current;
    wasWaiting?.abort();
    if (await sign()) return;
    setBusy(false);
    if (wasWaiting) wait();
  };

  if (!isOffered) return null;
  return (
    <div>
      <Button
        type="button"
        kind="secondary"
        wide={use === "signIn"}
        aria-disabled={isBusy ? "true" : undefined}
        onClick={press}
      >
        {use === "signIn" ? "Sign in with a passkey" : "Use a passkey"}
      </Button>
      {sentence ? <p role="alert" class="mt-2 text-bad">{sentence}</p> : null}
    </div>
  );
}
