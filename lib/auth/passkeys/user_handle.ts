/** Returns a passkey's user handle: the bytes of the user's ID, which reveal nothing about the person. */
export function userHandle(userId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(userId.replaceAll("-", "").match(/../g) ?? [], (hex) => parseInt(hex, 16));
}
