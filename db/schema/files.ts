import type { Fixed, Instant } from "./columns.ts";

/** What somebody has uploaded; its content stands in file_parts. */
export interface FileAssetsTable {
  id: Fixed<string>;
  ownerId: Fixed<string>;
  name: Fixed<string>;
  contentType: Fixed<string>;
  /** Of the content before it was sealed. Bytes. */
  size: Fixed<number>;
  createdAt: Fixed<Instant>;
}

export interface FilePartsTable {
  fileId: Fixed<string>;
  part: Fixed<number>;
  /** Sealed (lib/encryption). */
  bytes: Fixed<Uint8Array>;
}
