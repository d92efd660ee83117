import { ButtonLink } from "../../../components/form/Button.tsx";
import { Notice } from "../../../components/page/Notice.tsx";

interface RecoveryCodesProps {
  codes: readonly string[];
  /** The next page. */
  next: string;
}

/** Ten recovery codes, shown only once. */
export function RecoveryCodes({ codes, next }: RecoveryCodesProps) {
  return (
    <div class="grid gap-5">
      <p>
        Each code signs you in once if you lose or replace your phone. Print the codes, or keep them with your
        passwords.
      </p>
      <Notice title="You'll see these codes only once">We don't keep a readable copy.</Notice>
      <ol class="grid gap-2 rounded-lg border bg-surface p-4 font-mono">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ol>
      <div>
        <ButtonLink href={next}>I've saved them</ButtonLink>
      </div>
    </div>
  );
}
