import type { ComponentChildren } from "preact";

export type ButtonKind = "primary" | "secondary" | "danger" | "quiet";

const base = "inline-flex min-h-touch items-center justify-center gap-2 rounded py-2 text-center " +
  "font-semibold no-underline";

const kinds: Record<ButtonKind, string> = {
  primary: "border border-transparent bg-accent px-5 text-onaccent hover:bg-deep hover:text-onaccent",
  secondary: "border border-edge bg-surface px-5 text-ink hover:bg-sunk hover:text-ink",
  danger: "border border-bad bg-surface px-5 text-bad hover:bg-badwash hover:text-bad",
  quiet: "px-1 text-accent underline hover:bg-sunk hover:text-deep",
};

/** A button's classes, for what has to look like one and is another element. */
export const buttonClass = (kind: ButtonKind = "primary", wide = false): string =>
  `${base} ${kinds[kind]}${wide ? " w-full" : ""}`;

interface ButtonProps {
  children: ComponentChildren;
  kind?: ButtonKind;
  /** Default: submit, since most buttons end a form. */
  type?: "submit" | "button";
  /** What the form sends when this button ends it. */
  name?: string;
  value?: string;
  /** As wide as what it stands in. */
  wide?: boolean;
  disabled?: boolean;
  /** The id of a form that the button stands outside of. */
  form?: string;
  /** Where the form goes when this button ends it, if elsewhere. */
  formAction?: string;
  /** Sends the form without the browser's own checks (to add a row, say). */
  formNoValidate?: boolean;
  "aria-label"?: string;
  "aria-describedby"?: string;
  /** Looks and sounds disabled, and keeps the focus. */
  "aria-disabled"?: "true";
  onClick?: () => void;
}

/** A button. */
export function Button({ children, kind, type = "submit", wide, ...rest }: ButtonProps) {
  return <button type={type} class={buttonClass(kind, wide)} {...rest}>{children}</button>;
}

interface ButtonLinkProps {
  href: string;
  children: ComponentChildren;
  kind?: ButtonKind;
  wide?: boolean;
  rel?: string;
  target?: "_blank";
  "aria-label"?: string;
}

/** A link that is the next step, and looks like a button. */
export function ButtonLink({ children, kind, wide, ...rest }: ButtonLinkProps) {
  return <a class={buttonClass(kind, wide)} {...rest}>{children}</a>;
}
