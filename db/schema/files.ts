import type { Fixed, Instant } from "./columns.ts";

/** An uploaded file. Its content is in file_parts. */
export interface FileAssetsTable {
  id: Fixed<string>;
  ownerId: Fixed<string>;
  name: Fixed<string>;
  contentType: Fixed<string>;
  /** The size of the unsealed content, in bytes. */
  size: Fixed<number>;
  createdAt: Fixed<Instant>;
}

export interface FilePartsTable {
  fileId: Fixed<string>;
  part: Fixed<number>;
  /** Sealed (lib/encryption). */
  bytes: Fixed<Uint8Array>;
}
