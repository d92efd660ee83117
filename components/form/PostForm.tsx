import { createContext, type FormHTMLAttributes } from "preact";
import { MARK_FIELD, markOfPage } from "../../lib/shared/account_mark.ts";

/** The account that the page is rendered for (lib/shared/account_mark.ts); null: nobody's. */
export const AccountMark = createContext<string | null>(null);

/**
 * A form that writes, without any look of its own. It names the account that its page was rendered for. In
 * the browser, an island finds it in the page.
 */
export function PostForm({ children, ...rest }: Omit<FormHTMLAttributes<HTMLFormElement>, "method">) {
  return (
    <AccountMark.Consumer>
      {(rendered) => {
        const mark = rendered ?? markOfPage();
        return (
          <form method="post" {...rest}>
            {mark === null ? null : <input type="hidden" name={MARK_FIELD} value={mark} />}
            {children}
          </form>
        );
      }}
    </AccountMark.Consumer>
  );
}
