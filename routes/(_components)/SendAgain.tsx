import { Button } from "../../components/form/Button.tsx";

/** A form as it was sent. */
export interface SentForm {
  values: Record<string, string | string[]>;
  enctype?: "multipart/form-data";
}

interface SendAgainProps {
  form: SentForm;
  kind?: "secondary";
}

/**
 * Sends the same form again, to the address of this page. It is no PostForm: it still belongs to the account
 * that its fields name, whoever is signed in now.
 */
export function SendAgain({ form: { values, enctype }, kind }: SendAgainProps) {
  return (
    <form method="post" enctype={enctype}>
      {Object.entries(values).map(([name, value]) =>
        [value].flat().map((text) => <input key={text} type="hidden" name={name} value={text} />)
      )}
      <Button kind={kind}>Send it again</Button>
    </form>
  );
}
