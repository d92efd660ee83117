interface UsernameProps {
  /** The account's address. */
  email: string;
}

/**
 * Tells password managers whose password a form asks for or sets. They skip hidden inputs, so this is a real
 * one that is only out of sight, and that neither the Tab key nor a screen reader reaches.
 */
export const Username = ({ email }: UsernameProps) => (
  <input
    type="text"
    name="username"
    value={email}
    autocomplete="username"
    readOnly
    tabIndex={-1}
    aria-hidden="true"
    class="sr-only"
  />
);
