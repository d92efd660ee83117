import { Problem } from "../../../lib/http/problem.ts";
import { readMultipart } from "../../../lib/http/form.ts";
import type { Acting } from "../../../lib/practice.ts";
import { PIXEL_LIMIT } from "../../../lib/files/image/clean_image.ts";
import { PHOTO_LIMIT, type PhotoResult, savePhoto } from "../../../lib/people/photo/save_photo.ts";

/** A multipart form has headers and boundaries in addition to the photo. Bytes. */
const FORM_OVERHEAD = 16 * 1024;

const sentences: Record<Exclude<PhotoResult["kind"], "saved">, string> = {
  too_large: "This photo is larger than 1 MB. Choose a smaller one, or crop it first.",
  not_an_image: "This isn't a JPEG, PNG, or WebP file. Choose one of these types.",
  damaged: "This photo seems to be damaged. Choose another one.",
  moving: "This picture is animated. Choose a still photo.",
  too_many_pixels: `This photo is wider or taller than ${PIXEL_LIMIT} pixels. Choose a smaller one.`,
};

type PhotoFormResult = { kind: "saved" } | { kind: "invalid"; status: 413 | 422; error: string };

/**
 * Reads the posted photo and stores it for the acting therapist. @throws {Problem} 400 for a malformed form.
 */
export async function savePhotoForm(acting: Acting, request: Request): Promise<PhotoFormResult> {
  let form: FormData;
  try {
    form = await readMultipart(request, PHOTO_LIMIT + FORM_OVERHEAD);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 413) throw error;
    return { kind: "invalid", status: 413, error: sentences.too_large };
  }
  const file = form.get("photo");
  if (!(file instanceof File) || file.size === 0) {
    return { kind: "invalid", status: 422, error: "Choose a photo first." };
  }
  const result = await savePhoto(acting, await file.bytes());
  if (result.kind === "saved") return { kind: "saved" };
  return { kind: "invalid", status: result.kind === "too_large" ? 413 : 422, error: sentences[result.kind] };
}
