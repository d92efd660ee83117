import type { Transaction } from "../../db/transaction.ts";
import type { Acting } from "../practice.ts";

/** CockroachDB prefers rows below a megabyte; this leaves room. Bytes. */
const PART_BYTES = 256 * 1024;

export interface NewFile {
  /** The name on its owner's device; shown, never trusted. */
  name: string;
  /** From its content (fileType), never from its name. */
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Returns the context that a part is sealed with. */
export const partContext = (fileId: string, part: number) => `file_parts.bytes:${fileId}:${part}`;

/** Stores a file of the acting user, sealed, in parts. @returns its ID. */
export async function storeFile(trx: Transaction, acting: Acting, file: NewFile): Promise<string> {
  const id = crypto.randomUUID();
  await trx.insertInto("fileAssets").values({
    id,
    ownerId: acting.actor.userId,
    name: file.name,
    contentType: file.contentType,
    size: file.bytes.byteLength,
    createdAt: acting.now(),
  }).execute();
  for (let part = 0; part * PART_BYTES < file.bytes.byteLength; part++) {
    const plain = file.bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES);
    const bytes = await acting.keyring.sealBytes(plain, partContext(id, part));
    await trx.insertInto("fileParts").values({ fileId: id, part, bytes }).execute();
  }
  return id;
}

/** Deletes a file and its parts. */
export async function deleteFile(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("fileAssets").where("id", "=", id).execute();
}
