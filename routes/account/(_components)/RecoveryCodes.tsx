import { ButtonLink } from "../../../components/form/Button.tsx";
import { Notice } from "../../../components/page/Notice.tsx";

interface RecoveryCodesProps {
  codes: readonly string[];
  /** Where it goes on. */
  next: string;
}

/** Ten recovery codes, this one time. */
export function RecoveryCodes({ codes, next }: RecoveryCodesProps) {
  return (
    <div class="grid gap-5">
      <p>
        Each of them signs you in once if your phone is lost or new. Print them or keep them with your
        passwords.
      </p>
      <Notice title="They are shown this one time">We keep no copy that could be read.</Notice>
      <ol class="grid gap-2 rounded-lg border bg-surface p-4 font-mono">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ol>
      <div>
        <ButtonLink href={next}>I have kept them</ButtonLink>
      </div>
    </div>
  );
}
