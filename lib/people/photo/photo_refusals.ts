import { PIXEL_LIMIT } from "../../files/image/clean_image.ts";
import type { Refusals } from "../../shared/refusal.ts";
import type { PhotoResult } from "./save_photo.ts";

const photo = { status: 422, field: "photo" } as const;

/** Why a photo was not saved; `missing`: none was sent. */
export type PhotoRefusal = Exclude<PhotoResult, { kind: "saved" }> | { kind: "missing" };

/** The answers to those refusals. */
export const photoRefusals: Refusals<PhotoRefusal> = {
  missing: { ...photo, sentence: "Choose a photo first." },
  too_large: {
    ...photo,
    status: 413,
    sentence: "This photo is larger than 1 MB. Choose a smaller one, or crop it first.",
  },
  not_an_image: { ...photo, sentence: "This isn't a JPEG, PNG, or WebP file. Choose one of these types." },
  damaged: { ...photo, sentence: "This photo seems to be damaged. Choose another one." },
  moving: { ...photo, sentence: "This picture is animated. Choose a still photo." },
  too_many_pixels: {
    ...photo,
    sentence: `This photo is wider or taller than ${PIXEL_LIMIT} pixels. Choose a smaller one.`,
  },
};
