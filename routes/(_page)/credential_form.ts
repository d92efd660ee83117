import { DOCUMENT_LIMIT, readDocument } from "../../lib/files/document_type.ts";
import type { NewFile } from "../../lib/files/store_file.ts";
import {
  type FieldErrors,
  type FormValues,
  formValues,
  parseForm,
  readMultipart,
} from "../../lib/http/form.ts";
import { Problem } from "../../lib/http/problem.ts";
import type { Acting } from "../../lib/practice.ts";
import { credentialForm } from "../../lib/shared/schemas/credentials.ts";
import type { CredentialView } from "../../lib/people/credentials/credential_view.ts";
import { findOwnCredential } from "../../lib/people/credentials/own_credentials.ts";
import { submitCredential } from "../../lib/people/credentials/submit_credential.ts";

/** A form has fields, headers and boundaries in addition to the document. Bytes. */
const FORM_OVERHEAD = 32 * 1024;
const LONGEST_NAME = 120;

const sentences = {
  too_large: "This document is larger than 5 MB. Choose a smaller one.",
  wrong_type: "This isn't a PDF, JPEG, PNG, or WebP file, or it's damaged. Choose another one.",
} as const;

export type CredentialFormResult =
  | { kind: "submitted"; credential: CredentialView }
  | { kind: "invalid"; status: 413 | 422; values: FormValues; errors: FieldErrors }
  | { kind: "not_found" }
  | { kind: "not_changeable" };

/** Submits the license in a multipart form, with its document. @throws {Problem} 400 for a malformed form. */
export async function submitCredentialForm(
  acting: Acting,
  id: string | null,
  request: Request,
): Promise<CredentialFormResult> {
  // Checked first, so that no large document is read for nothing.
  if (id !== null && !await findOwnCredential(acting, id)) return { kind: "not_found" };
  let entries: FormData;
  try {
    entries = await readMultipart(request, DOCUMENT_LIMIT + FORM_OVERHEAD);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 413) throw error;
    return { kind: "invalid", status: 413, values: {}, errors: { document: sentences.too_large } };
  }
  const form = parseForm(formValues(entries), credentialForm);
  const upload = await readUpload(entries.get("document"));
  if (form.kind === "invalid" || upload.kind === "refused") {
    const errors: FieldErrors = form.kind === "invalid" ? { ...form.errors } : {};
    if (upload.kind === "refused") errors.document = upload.error;
    return { kind: "invalid", status: 422, values: form.values, errors };
  }
  const result = await submitCredential(acting, id, { ...form.input, document: upload.document });
  if (result.kind !== "invalid") return result;
  const errors = Object.fromEntries(result.errors.map(({ path, message }) => [path, message]));
  return { kind: "invalid", status: 422, values: form.values, errors };
}

type Upload = { kind: "read"; document?: NewFile } | { kind: "refused"; error: string };

/** Returns the uploaded document; none if no file was chosen. */
async function readUpload(entry: FormDataEntryValue | null): Promise<Upload> {
  if (!(entry instanceof File) || entry.size === 0) return { kind: "read" };
  const document = readDocument(await entry.bytes());
  switch (document.kind) {
    case "document":
      return { kind: "read", document: { ...document, name: presentableName(entry.name) } };
    case "empty":
      return { kind: "read" };
    case "too_large":
    case "wrong_type":
      return { kind: "refused", error: sentences[document.kind] };
  }
}

/** Returns the file's name without characters that could mislead or break a header. */
function presentableName(name: string): string {
  const visible = name.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}"\\/]/gu, "").trim();
  return visible.slice(-LONGEST_NAME) || "document";
}
