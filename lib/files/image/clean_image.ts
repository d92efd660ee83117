import type { Cleaned } from "./cleaned.ts";
import { textAt } from "./bytes.ts";
import { cleanJpeg } from "./clean_jpeg.ts";
import { cleanPng } from "./clean_png.ts";
import { cleanWebp } from "./clean_webp.ts";
import { RefusedImage } from "./refused_image.ts";

/** Wider or taller pictures are refused by their header, before anything decodes them. */
export const PIXEL_LIMIT = 4096;

type ImageType = "image/jpeg" | "image/png" | "image/webp";

/** A picture without its metadata; its pixels are unchanged. */
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

/** Returns the format that the first bytes identify. */
function formatOf(bytes: Uint8Array): { contentType: ImageType; clean: Clean } | null {
  if (textAt(bytes, 0, 3) === "\xff\xd8\xff") return { contentType: "image/jpeg", clean: cleanJpeg };
  if (textAt(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return { contentType: "image/png", clean: cleanPng };
  if (textAt(bytes, 0, 4) === "RIFF" && textAt(bytes, 8, 4) === "WEBP") {
    return { contentType: "image/webp", clean: cleanWebp };
  }
  return null;
}

/**
 * Identifies a picture by its content, never by its name, and strips everything that is not needed to show
 * it: GPS position, camera, comments, previews, appended data. Only the orientation stays of a JPEG's Exif
 * data, because phones rely on it. Nothing is decoded.
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
    // A truncated file shows as a read past the end.
    if (error instanceof RangeError) return { kind: "damaged" };
    throw error;
  }
}
