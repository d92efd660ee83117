import type { FormHTMLAttributes } from "preact";
import { MARK_FIELD } from "../../lib/shared/account_mark.ts";

/**
 * A form that writes, without any look of its own. It names the account that its page was rendered for, as
 * the page's frame says (AccountMark.tsx). In an island, it may only be sent by a script.
 */
export function PostForm(
  { children, ...rest }: Omit<FormHTMLAttributes<HTMLFormElement>, "method">,
  { accountMark }: { accountMark?: string | null } = {},
) {
  return (
    <form method="post" {...rest}>
      {accountMark ? <input type="hidden" name={MARK_FIELD} value={accountMark} /> : null}
      {children}
    </form>
  );
}
