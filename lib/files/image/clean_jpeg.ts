import { concatenate, textAt, viewOf } from "./bytes.ts";
import type { Cleaned } from "./cleaned.ts";
import { RefusedImage } from "./refused_image.ts";
import { orientationTiff, readOrientation } from "./orientation.ts";

const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const EXIF = "Exif\0\0";

/**
 * Frame headers, which contain the size; C4, C8 and CC among them are something else (ITU-T T.81, table B.1).
 */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The tables, frames and scans that the picture consists of. */
const isPicture = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf) || (marker >= START_OF_SCAN && marker <= 0xdf);

/**
 * Strips a JPEG's metadata. It keeps the picture's own parts, its color profile, Adobe's note of the color
 * transform, and only the orientation of Exif. Anything after the end of the image is dropped.
 * @throws {RefusedImage | RangeError}
 */
export function cleanJpeg(bytes: Uint8Array): Cleaned {
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | undefined;
  let hasScan = false;
  let orientation = 1;
  let offset = 2;
  for (;;) {
    const { marker, start } = nextMarker(bytes, offset);
    if (marker === END_OF_IMAGE) break;
    const length = viewOf(bytes).getUint16(start);
    const end = start + length;
    if (length < 2 || end > bytes.byteLength) throw new RefusedImage("A segment ends outside the file.");
    const content = bytes.subarray(start + 2, end);
    if (isFrame(marker)) {
      if (size) throw new RefusedImage("There are two pictures in the file.");
      const frame = viewOf(content);
      size = { height: frame.getUint16(1), width: frame.getUint16(3) };
    }
    if (marker === APP1 && textAt(content, 0, EXIF.length) === EXIF) {
      orientation = readOrientation(content.subarray(EXIF.length));
    }
    hasScan ||= marker === START_OF_SCAN;
    offset = marker === START_OF_SCAN ? endOfScan(bytes, end) : end;
    if (isPicture(marker) || isAboutColor(marker, content)) {
      kept.push(segment(marker, content), bytes.subarray(end, offset));
    }
  }
  if (!size || !hasScan) throw new RefusedImage("There is no picture in the file.");
  const tiff = orientationTiff(orientation);
  const exif = tiff ? [segment(APP1, concatenate([new TextEncoder().encode(EXIF), tiff]))] : [];
  return {
    ...size,
    bytes: concatenate([
      new Uint8Array([0xff, START_OF_IMAGE]),
      ...exif,
      ...kept,
      new Uint8Array([0xff, END_OF_IMAGE]),
    ]),
  };
}

/** Returns the next marker and the start of its segment; any number of FF may precede it. */
function nextMarker(bytes: Uint8Array, offset: number): { marker: number; start: number } {
  if (bytes[offset] !== 0xff) throw new RefusedImage("A marker is missing.");
  let at = offset;
  while (bytes[at] === 0xff) at++;
  const marker = bytes[at];
  if (marker === undefined) throw new RefusedImage("The end of the image is missing.");
  return { marker, start: at + 1 };
}

/**
 * Returns where a scan's coded data ends: at the first marker that is neither stuffing (00) nor a restart (D0
 * to D7).
 */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.byteLength - 1; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1];
    if (next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new RefusedImage("The end of the image is missing.");
}

/**
 * Whether a segment describes colors: a profile or a transform. JFIF's own can contain a preview of the
 * uncropped picture, so only its head is kept (see `segment`).
 */
function isAboutColor(marker: number, content: Uint8Array): boolean {
  if (marker === APP0) return textAt(content, 0, 5) === "JFIF\0" && content.byteLength >= 14;
  if (marker === APP2) return textAt(content, 0, 12) === "ICC_PROFILE\0";
  return marker === APP14 && textAt(content, 0, 5) === "Adobe";
}

function segment(marker: number, content: Uint8Array): Uint8Array {
  const body = marker === APP0 ? withoutPreview(content) : content;
  const length = body.byteLength + 2;
  return concatenate([new Uint8Array([0xff, marker, length >> 8, length & 0xff]), body]);
}

/** Returns JFIF's head: version, density, and a preview of zero by zero pixels. */
function withoutPreview(content: Uint8Array): Uint8Array {
  const head = content.slice(0, 14);
  head.fill(0, 12);
  return head;
}
