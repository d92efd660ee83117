import { paths } from "../lib/shared/paths.ts";
import { Notice } from "./notice.tsx";

/** The accounts that the local practice is filled with (db/demo). */
const accounts = ["patient@bloom.example", "therapist@bloom.example", "admin@bloom.example"];
const password = "bloom-demo-2026";

/** How to get in on one's own machine. Shown in local alone, where these accounts exist. */
export function DemoHint() {
  return (
    <Notice title="You are looking at Bloom on your own machine">
      <p>
        The practice is made up. Sign in as one of these, each with the password <code>{password}</code>:
      </p>
      <ul class="my-2">
        {accounts.map((account) => (
          <li key={account}>
            <code>{account}</code>
          </li>
        ))}
      </ul>
      <p>
        Whatever Bloom mails is kept in the <a href={paths.devMail()}>mailbox</a>.
      </p>
    </Notice>
  );
}
