import { sha256 } from "@oslojs/crypto/sha2";
import { encodeHexLowerCase } from "@oslojs/encoding";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import { cleanImage, type ImageResult } from "../../files/image/clean_image.ts";

/** The largest photo that is accepted. Bytes. */
export const PHOTO_LIMIT = 1024 * 1024;

export type PhotoResult =
  | { kind: "saved"; digest: string }
  | { kind: "too_large" }
  | Exclude<ImageResult, { kind: "clean" }>;

/** Stores the acting therapist's photo without its metadata, in place of the previous one. */
export async function savePhoto(acting: Acting, upload: Uint8Array): Promise<PhotoResult> {
  if (upload.byteLength > PHOTO_LIMIT) return { kind: "too_large" };
  const image = cleanImage(upload);
  if (image.kind !== "clean") return image;
  const { contentType, bytes } = image;
  // Half of SHA-256 identifies a file's content well enough, and keeps its address short.
  const digest = encodeHexLowerCase(sha256(bytes)).slice(0, 32);
  const photo = { contentType, bytes, digest, updatedAt: acting.now() };
  await transaction(acting.db, async (trx) => {
    await trx.insertInto("therapistPhotos").values({ userId: acting.actor.userId, ...photo })
      .onConflict((conflict) => conflict.column("userId").doUpdateSet(photo)).execute();
    await auditPhoto(trx, acting, "update");
  });
  return { kind: "saved", digest };
}

/** Removes the acting therapist's photo; initials replace it. */
export async function removePhoto(acting: Acting): Promise<void> {
  await transaction(acting.db, async (trx) => {
    await trx.deleteFrom("therapistPhotos").where("userId", "=", acting.actor.userId).execute();
    await auditPhoto(trx, acting, "delete");
  });
}

function auditPhoto(trx: Transaction, acting: Acting, action: "update" | "delete"): Promise<void> {
  const ownerId = acting.actor.userId;
  return recordAuditEvent(trx, acting, {
    action,
    subjectType: "therapist_photo",
    subjectId: ownerId,
    ownerId,
  });
}
