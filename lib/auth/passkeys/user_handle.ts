/** Who a passkey belongs to, as the passkey itself says it: the bytes of the user's id, which tell nothing of the person. */
export function userHandle(userId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(userId.replaceAll("-", "").match(/../g) ?? [], (hex) => parseInt(hex, 16));
}
