import { sha256 } from "@oslojs/crypto/sha2";
import { encodeHexLowerCase } from "@oslojs/encoding";
import type { Plan } from "./plan/plan.ts";

/**
 * Returns the same text for two wishes if they ask for the same visits. The text is stored with the visits.
 * It is a hash, so it reveals nothing about them. The order of patients and of skipped visits does not
 * matter.
 */
export function wishHash(
  { therapistId, patientIds, kind, typeId, startsAt, repeat }: Plan,
  skip: readonly Temporal.Instant[],
): string {
  const patients = patientIds.toSorted();
  const skipped = skip.map(String).toSorted();
  const asked = [therapistId, patients, kind, typeId, startsAt, repeat?.every, repeat?.count, skipped];
  return encodeHexLowerCase(sha256(new TextEncoder().encode(JSON.stringify(asked))));
}
