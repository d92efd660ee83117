/** The result of one format's cleaner. */
export interface Cleaned {
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}
