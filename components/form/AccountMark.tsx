import { Component, type ComponentChildren } from "preact";

interface AccountMarkProps {
  /** The account that the page is rendered for (lib/shared/account_mark.ts); null: nobody's. */
  mark: string | null;
  children: ComponentChildren;
}

/**
 * Tells every PostForm inside it the page's account. It uses the plain context that every component gets as
 * its second argument, because `createContext` would be more bytes in each page's scripts.
 */
export class AccountMark extends Component<AccountMarkProps> {
  override getChildContext() {
    return { accountMark: this.props.mark };
  }

  override render() {
    return this.props.children;
  }
}
