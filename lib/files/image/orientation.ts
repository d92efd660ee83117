import { textAt, viewOf } from "./bytes.ts";

/** Exif's tag for a picture's orientation; phones rely on it. */
const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const UPRIGHT = 1;

/** Returns a picture's orientation (1 to 8, 1 is upright) from Exif's TIFF structure. */
export function readOrientation(tiff: Uint8Array): number {
  const order = textAt(tiff, 0, 4);
  if (order !== "II*\0" && order !== "MM\0*") return UPRIGHT;
  const littleEndian = order.startsWith("I");
  const view = viewOf(tiff);
  try {
    const directory = view.getUint32(4, littleEndian);
    const entries = view.getUint16(directory, littleEndian);
    for (let entry = 0; entry < entries; entry++) {
      const at = directory + 2 + entry * 12;
      if (view.getUint16(at, littleEndian) !== ORIENTATION_TAG) continue;
      const value = view.getUint16(at + 8, littleEndian);
      return value >= 1 && value <= 8 ? value : UPRIGHT;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return UPRIGHT;
}

/** Returns Exif data with only the orientation; null if it is upright. */
export function orientationTiff(orientation: number): Uint8Array<ArrayBuffer> | null {
  if (orientation === UPRIGHT) return null;
  const tiff = new Uint8Array(26);
  const view = viewOf(tiff);
  tiff.set(new TextEncoder().encode("MM\0*"));
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION_TAG);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return tiff;
}
