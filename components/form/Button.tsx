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

/** Returns a button's classes, for other elements that look like one. */
export const buttonClass = (kind: ButtonKind = "primary", wide = false): string =>
  `${base} ${kinds[kind]}${wide ? " w-full" : ""}`;

interface ButtonProps {
  children: ComponentChildren;
  kind?: ButtonKind;
  /** Default: submit, because most buttons submit a form. */
  type?: "submit" | "button";
  /** The name that the form sends when this button submits it. */
  name?: string;
  value?: string;
  /** As wide as its container. */
  wide?: boolean;
  disabled?: boolean;
  /** The ID of the form, if the button is outside of it. */
  form?: string;
  /** Another target for the form when this button submits it. */
  formAction?: string;
  /** Sends the form without the browser's own checks, for example to add a row. */
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
