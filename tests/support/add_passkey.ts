import type { Db } from "../../db/client.ts";

/** Gives a user a passkey without a device, for pages that show one. @returns its ID. */
export async function addPasskey(
  db: Db,
  { userId, name = "Phone", now = Temporal.Now.instant() }: {
    userId: string;
    name?: string;
    now?: Temporal.Instant;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  await db.insertInto("passkeys").values({
    id,
    userId,
    credentialId: crypto.randomUUID(),
    publicKey: new Uint8Array(),
    counter: 1,
    transports: ["internal"],
    backedUp: true,
    name,
    createdAt: now.subtract({ hours: 24 * 40 }),
    lastUsedAt: now.subtract({ hours: 5 }),
  }).execute();
  return id;
}
