import { concatenate, textAt, viewOf } from "./bytes.ts";
import type { Cleaned } from "./cleaned.ts";
import { RefusedImage } from "./refused_image.ts";

const HEAD_LENGTH = 12;

/**
 * Bits of VP8X's first byte (developers.google.com/speed/webp/docs/riff_container): what else the file
 * contains.
 */
const ANIMATION = 0b0000_0010;
const XMP = 0b0000_0100;
const EXIF = 0b0000_1000;

interface Size {
  width: number;
  height: number;
}

/** Strips a still WebP's metadata; anything after its end is dropped. @throws {RefusedImage | RangeError} */
export function cleanWebp(bytes: Uint8Array): Cleaned {
  const view = viewOf(bytes);
  const fileEnd = 8 + view.getUint32(4, true);
  if (fileEnd > bytes.byteLength) throw new RefusedImage("The file is cut off.");
  const kept: Uint8Array[] = [];
  let canvas: Size | undefined;
  let picture: Size | undefined;
  for (let offset = HEAD_LENGTH; offset + 8 <= fileEnd;) {
    const name = textAt(bytes, offset, 4);
    const length = view.getUint32(offset + 4, true);
    // A chunk of odd length is padded by one byte.
    const end = offset + 8 + length + (length % 2);
    if (end > fileEnd) throw new RefusedImage("A chunk ends outside the file.");
    const chunk = bytes.slice(offset, end);
    const content = chunk.subarray(8, 8 + length);
    if (name === "VP8X") {
      if (content[0] & ANIMATION) throw new RefusedImage("The picture moves.", "moving");
      canvas = { width: 1 + uint24(content, 4), height: 1 + uint24(content, 7) };
      chunk[8] &= ~(EXIF | XMP);
      kept.push(chunk);
    } else if (name === "VP8 " || name === "VP8L") {
      if (picture) throw new RefusedImage("There are two pictures in the file.");
      picture = name === "VP8 " ? lossySize(content) : losslessSize(content);
      kept.push(chunk);
    } else if (name === "ALPH" || name === "ICCP") {
      kept.push(chunk);
    }
    offset = end;
  }
  if (!picture) throw new RefusedImage("There is no picture in the file.");
  if (canvas && (canvas.width !== picture.width || canvas.height !== picture.height)) {
    throw new RefusedImage("The picture does not fit its canvas.");
  }
  return { ...picture, bytes: withHead(kept) };
}

function withHead(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = concatenate(chunks);
  const head = new Uint8Array(HEAD_LENGTH);
  head.set(new TextEncoder().encode("RIFF"));
  viewOf(head).setUint32(4, body.byteLength + 4, true);
  head.set(new TextEncoder().encode("WEBP"), 8);
  return concatenate([head, body]);
}

/** Reads the size (RFC 6386, 9.1): the start code, then 14 bits each. */
function lossySize(content: Uint8Array): Size {
  const view = viewOf(content);
  if (textAt(content, 3, 3) !== "\x9d\x01\x2a") throw new RefusedImage("This is not a key frame.");
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

/** Reads the size (RFC 9649, 3.4): a signature byte, then 14 bits each, less one. */
function losslessSize(content: Uint8Array): Size {
  if (content[0] !== 0x2f) throw new RefusedImage("This is not a lossless picture.");
  const bits = viewOf(content).getUint32(1, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
}

const uint24 = (bytes: Uint8Array, at: number) => viewOf(bytes).getUint16(at, true) | (bytes[at + 2] << 16);
