/**
 * The address as the log shows it: "a…@example.com". Enough to tell whose provider refuses mail, too little to write to
 * somebody, or to be sure who it is.
 */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 1) return "…";
  const shown = at > 2 ? address.slice(0, 1) : "";
  return `${shown}…${address.slice(at)}`;
}
