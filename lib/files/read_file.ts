import type { Queryable } from "../../db/transaction.ts";
import type { Practice } from "../practice.ts";
import { type NewFile, partContext } from "./store_file.ts";

/**
 * Returns a file with its content decrypted, or null. The calling code must decide whether the user may see
 * it: an ID alone gives no access (CVE-2026-25745).
 */
export async function readFile(
  queryable: Queryable,
  { keyring }: Pick<Practice, "keyring">,
  id: string,
): Promise<NewFile | null> {
  const rows = await queryable.selectFrom("fileAssets")
    .innerJoin("fileParts", "fileParts.fileId", "fileAssets.id")
    .select(["name", "contentType", "size", "part", "bytes"])
    .where("fileAssets.id", "=", id).orderBy("part").execute();
  if (rows.length === 0) return null;
  const { name, contentType, size } = rows[0];
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const row of rows) {
    const part = await keyring.openBytes(row.bytes, partContext(id, row.part));
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  if (offset !== size) throw new Error("A part of the file is missing.");
  return { name, contentType, bytes };
}
