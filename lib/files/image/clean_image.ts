import type { Cleaned } from "./cleaned.ts";
import { textAt } from "./bytes.ts";
import { cleanJpeg } from "./clean_jpeg.ts";
import { cleanPng } from "./clean_png.ts";
import { cleanWebp } from "./clean_webp.ts";
import { RefusedImage } from "./refused_image.ts";

/** Wider or higher pictures are refused by their header, before anybody has to decode them. */
export const PIXEL_LIMIT = 4096;

type ImageType = "image/jpeg" | "image/png" | "image/webp";

/** A picture whose metadata is gone; its pixels are as they came. */
export interface CleanImage {
  kind: "clean";
  contentType: ImageType;
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}

export type ImageResult =
  | CleanImage
  | { kind: "not_an_image" }
  | { kind: "damaged" }
  | { kind: "moving" }
  | { kind: "too_many_pixels" };

type Clean = (bytes: Uint8Array) => Cleaned;

/** The format that the first bytes name. */
function formatOf(bytes: Uint8Array): { contentType: ImageType; clean: Clean } | null {
  if (textAt(bytes, 0, 3) === "\xff\xd8\xff") return { contentType: "image/jpeg", clean: cleanJpeg };
  if (textAt(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return { contentType: "image/png", clean: cleanPng };
  if (textAt(bytes, 0, 4) === "RIFF" && textAt(bytes, 8, 4) === "WEBP") {
    return { contentType: "image/webp", clean: cleanWebp };
  }
  return null;
}

/**
 * Tells the type of a picture by its content, never by its name, and takes out whatever is not needed to show it: GPS
 * position, camera, comments, previews, what is appended. Of a JPEG's Exif data only the orientation stays, because
 * phones rely on it. Nothing is decoded.
 */
export function cleanImage(bytes: Uint8Array): ImageResult {
  const format = formatOf(bytes);
  if (!format) return { kind: "not_an_image" };
  try {
    const cleaned = format.clean(bytes);
    if (cleaned.width < 1 || cleaned.height < 1) return { kind: "damaged" };
    if (cleaned.width > PIXEL_LIMIT || cleaned.height > PIXEL_LIMIT) return { kind: "too_many_pixels" };
    return { kind: "clean", contentType: format.contentType, ...cleaned };
  } catch (error) {
    if (error instanceof RefusedImage) return { kind: error.kind };
    // A read past the end is how a cut-off file shows itself.
    if (error instanceof RangeError) return { kind: "damaged" };
    throw error;
  }
}
