/** What a cleaner of one format gives back. */
export interface Cleaned {
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}
