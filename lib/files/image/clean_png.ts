import { concatenate, textAt, viewOf } from "./bytes.ts";
import type { Cleaned } from "./cleaned.ts";
import { RefusedImage } from "./refused_image.ts";

const SIGNATURE_LENGTH = 8;

/** Needed to show the picture in its colors; every other chunk (text, time, Exif, animation) is dropped. */
const KEPT = new Set([
  "IHDR",
  "PLTE",
  "tRNS",
  "cHRM",
  "gAMA",
  "sRGB",
  "iCCP",
  "cICP",
  "sBIT",
  "pHYs",
  "IDAT",
  "IEND",
]);

/** Strips a PNG's metadata; anything after its end is dropped. @throws {RefusedImage | RangeError} */
export function cleanPng(bytes: Uint8Array): Cleaned {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE_LENGTH)];
  let size: { width: number; height: number } | undefined;
  let hasPixels = false;
  for (let offset = SIGNATURE_LENGTH;;) {
    const length = view.getUint32(offset);
    const name = textAt(bytes, offset + 4, 4);
    const end = offset + 12 + length;
    if (end > bytes.byteLength) throw new RefusedImage("A chunk ends outside the file.");
    if (!size && (name !== "IHDR" || length !== 13)) throw new RefusedImage("The header is missing.");
    if (name === "IHDR") {
      if (size) throw new RefusedImage("There are two headers.");
      size = { width: view.getUint32(offset + 8), height: view.getUint32(offset + 12) };
    }
    hasPixels ||= name === "IDAT";
    if (KEPT.has(name)) kept.push(bytes.subarray(offset, end));
    if (name === "IEND") break;
    offset = end;
  }
  if (!size || !hasPixels) throw new RefusedImage("There is no picture in the file.");
  return { ...size, bytes: concatenate(kept) };
}
