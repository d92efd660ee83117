/**
 * Returns the address as the log shows it: "a…@example.com". That is enough to see whose provider refuses
 * mail, and too little to write to a person or to identify them.
 */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 1) return "…";
  const shown = at > 2 ? address.slice(0, 1) : "";
  return `${shown}…${address.slice(at)}`;
}
