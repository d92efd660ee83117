import type { Credential } from "../../../db/schema/people.ts";
import { violates } from "../../../db/constraint.ts";
import { quotas } from "../../config/account_limits.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { deleteFile, type NewFile, storeFile } from "../../files/store_file.ts";
import type { Acting } from "../../practice.ts";
import type { CredentialInput } from "../../shared/schemas/credentials.ts";
import type { InputError, InvalidInput } from "../../shared/refusal.ts";
import { allows } from "./credential_states.ts";
import type { CredentialView } from "./credential_view.ts";
import { findOwnCredential } from "./own_credentials.ts";

export type SubmitResult =
  | { kind: "submitted"; credential: CredentialView }
  | InvalidInput
  | { kind: "not_found" }
  /** It is verified: a renewal is entered as a separate license. */
  | { kind: "not_changeable" }
  /** So many licenses, or such large documents, wait for the practice. */
  | { kind: "too_many"; most: number }
  | { kind: "too_large_together"; mostBytes: number };

interface Submission extends CredentialInput {
  /** If omitted in a second submission, the earlier document stays. */
  document?: NewFile;
}

const SAME_LICENSE = "credentials_therapist_id_kind_state_number_expires_on_key";
const LONGEST_YEARS = 15;

/**
 * Submits a license for review, or again after the practice asked for more. Patients find the therapist in
 * its state only after it is verified.
 */
export async function submitCredential(
  acting: Acting,
  id: string | null,
  { document, ...input }: Submission,
): Promise<SubmitResult> {
  const zone = await zoneOf(acting);
  const days = readDays(input, acting.now().toZonedDateTimeISO(zone).toPlainDate());
  if ("errors" in days) return { kind: "invalid", errors: days.errors };
  const row = {
    kind: input.kind,
    number: input.number,
    state: input.state,
    ...days,
    expiresAt: days.expiresOn.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
    status: "submitted" as const,
    submittedAt: acting.now(),
    updatedAt: acting.now(),
  };
  try {
    const result = await transaction(acting.db, (trx) => write(trx, acting, id, row, document));
    if (result.kind !== "written") return result;
    const credential = await findOwnCredential(acting, result.id);
    return credential ? { kind: "submitted", credential } : { kind: "not_found" };
  } catch (error) {
    if (!violates(error, SAME_LICENSE)) throw error;
    return invalid("number", "You've already added this license.");
  }
}

type Row = Parameters<typeof insert>[2];

async function write(
  trx: Transaction,
  acting: Acting,
  id: string | null,
  row: Row,
  document: NewFile | undefined,
): Promise<{ kind: "written"; id: string } | Exclude<SubmitResult, { kind: "submitted" }>> {
  const over = await overQuota(trx, acting, id, document);
  if (over) return over;
  if (id === null) {
    if (!document) return invalid("document", "Add a copy of the license.");
    const documentId = await storeFile(trx, acting, document);
    return { kind: "written", id: await insert(trx, acting, row, documentId) };
  }
  const before = await trx.selectFrom("credentials").select(["status", "version", "documentId"])
    .where("id", "=", id).where("therapistId", "=", acting.actor.userId).forUpdate().executeTakeFirst();
  if (!before) return { kind: "not_found" };
  if (!allows(before.status, "resubmit")) return { kind: "not_changeable" };
  const documentId = document ? await storeFile(trx, acting, document) : before.documentId;
  await trx.updateTable("credentials").set({ ...row, documentId, version: before.version + 1 })
    .where("id", "=", id).execute();
  if (document && before.documentId) await deleteFile(trx, before.documentId);
  await audit(trx, acting, id);
  return { kind: "written", id };
}

/** Returns the quota that one more license, or a new document for this one, would exceed; null if none. */
async function overQuota(
  trx: Transaction,
  { actor }: Acting,
  id: string | null,
  document: NewFile | undefined,
): Promise<Extract<SubmitResult, { kind: "too_many" | "too_large_together" }> | null> {
  // Locked, so that simultaneous submissions do not exceed it together.
  await trx.selectFrom("therapistProfiles").select("userId").where("userId", "=", actor.userId).forUpdate()
    .executeTakeFirstOrThrow();
  const others = await trx.selectFrom("credentials")
    .leftJoin("fileAssets", "fileAssets.id", "credentials.documentId")
    .select(["credentials.id", "size"]).where("therapistId", "=", actor.userId)
    .where("credentials.status", "<>", "verified")
    .$if(id !== null, (query) => query.where("credentials.id", "<>", id ?? "")).execute();
  const { unverifiedLicenses: most, unverifiedDocumentBytes: mostBytes } = quotas;
  if (id === null && others.length >= most) return { kind: "too_many", most };
  const bytes = others.reduce((sum, { size }) => sum + (size ?? 0), document?.bytes.byteLength ?? 0);
  return bytes > mostBytes ? { kind: "too_large_together", mostBytes } : null;
}

async function insert(
  trx: Transaction,
  acting: Acting,
  row: Pick<
    Credential,
    | "kind"
    | "number"
    | "state"
    | "issuedOn"
    | "expiresOn"
    | "expiresAt"
    | "status"
    | "submittedAt"
    | "updatedAt"
  >,
  documentId: string,
): Promise<string> {
  const id = crypto.randomUUID();
  await trx.insertInto("credentials").values({
    id,
    therapistId: acting.actor.userId,
    ...row,
    documentId,
    version: 1,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    createdAt: acting.now(),
  }).execute();
  await audit(trx, acting, id);
  return id;
}

const audit = (trx: Transaction, acting: Acting, subjectId: string) =>
  recordAuditEvent(trx, acting, {
    action: "submit",
    subjectType: "credential",
    subjectId,
    ownerId: acting.actor.userId,
  });

/** Returns the zone of the license's days: where the therapist works. */
async function zoneOf({ db, actor }: Acting): Promise<string> {
  const { timeZone } = await db.selectFrom("therapistProfiles").select("timeZone")
    .where("userId", "=", actor.userId).executeTakeFirstOrThrow();
  return timeZone;
}

function readDays(
  input: Pick<CredentialInput, "issuedOn" | "expiresOn">,
  today: Temporal.PlainDate,
): { issuedOn: Temporal.PlainDate; expiresOn: Temporal.PlainDate } | { errors: InputError[] } {
  const issuedOn = Temporal.PlainDate.from(input.issuedOn);
  const expiresOn = Temporal.PlainDate.from(input.expiresOn);
  const errors: InputError[] = [];
  const compare = Temporal.PlainDate.compare;
  if (compare(issuedOn, today) > 0) {
    errors.push({
      path: "issuedOn",
      message: "This date is in the future. Enter the date the license was issued.",
    });
  }
  if (compare(expiresOn, today) < 0) {
    errors.push({ path: "expiresOn", message: "This license has expired. Add one that is still valid." });
  } else if (compare(expiresOn, issuedOn) <= 0) {
    errors.push({ path: "expiresOn", message: "The license can't expire before it was issued." });
  } else if (compare(expiresOn, today.add({ years: LONGEST_YEARS })) > 0) {
    errors.push({ path: "expiresOn", message: "This date is too far in the future. Check the year." });
  }
  return errors.length > 0 ? { errors } : { issuedOn, expiresOn };
}

const invalid = (path: string, message: string): InvalidInput => ({
  kind: "invalid",
  errors: [{ path, message }],
});
