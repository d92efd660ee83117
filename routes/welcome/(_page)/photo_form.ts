import { Problem } from "../../../lib/http/problem.ts";
import { readMultipart } from "../../../lib/http/form.ts";
import type { Acting } from "../../../lib/practice.ts";
import { PHOTO_LIMIT, savePhoto } from "../../../lib/people/photo/save_photo.ts";
import { type RefusedForm, refusedForm } from "../../../lib/http/refused_form.ts";
import { type PhotoRefusal, photoRefusals } from "../../../lib/people/photo/photo_refusals.ts";

/** A multipart form has headers and boundaries in addition to the photo. Bytes. */
const FORM_OVERHEAD = 16 * 1024;

type PhotoFormResult = { kind: "saved" } | { kind: "refused" } & RefusedForm;

/**
 * Reads the posted photo and stores it for the acting therapist. @throws {Problem} 400 for a malformed form.
 */
export async function savePhotoForm(acting: Acting, request: Request): Promise<PhotoFormResult> {
  let form: FormData;
  try {
    form = await readMultipart(request, PHOTO_LIMIT + FORM_OVERHEAD);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 413) throw error;
    return refused({ kind: "too_large" });
  }
  const file = form.get("photo");
  if (!(file instanceof File) || file.size === 0) return refused({ kind: "missing" });
  const result = await savePhoto(acting, await file.bytes());
  return result.kind === "saved" ? { kind: "saved" } : refused(result);
}

const refused = (refusal: PhotoRefusal): PhotoFormResult => ({
  kind: "refused",
  ...refusedForm(photoRefusals, refusal),
});
