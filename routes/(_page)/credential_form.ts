import { composed } from "../../lib/shared/composed.ts";
import { DOCUMENT_LIMIT, readDocument } from "../../lib/files/document_type.ts";
import type { NewFile } from "../../lib/files/store_file.ts";
import { type FormValues, formValues, parseForm, readMultipart } from "../../lib/http/form.ts";
import { Problem } from "../../lib/http/problem.ts";
import type { Acting } from "../../lib/practice.ts";
import { credentialForm } from "../../lib/shared/schemas/credentials.ts";
import { findOwnCredential } from "../../lib/people/credentials/own_credentials.ts";
import { submitCredential, type SubmitResult } from "../../lib/people/credentials/submit_credential.ts";
import { documentRefusals } from "../../lib/files/document_refusals.ts";
import { submitRefusals } from "../../lib/people/credentials/credential_refusals.ts";
import { type Refusals, refusalSentence } from "../../lib/shared/refusal.ts";

/** A form has fields, headers and boundaries in addition to the document. Bytes. */
const FORM_OVERHEAD = 32 * 1024;
const LONGEST_NAME = 120;

type CredentialFormRefusal = Exclude<SubmitResult, { kind: "submitted" }> | { kind: "too_large" };

export type CredentialFormResult =
  | Extract<SubmitResult, { kind: "submitted" }>
  | CredentialFormRefusal & { values: FormValues };

/** Why a license's form was not accepted. */
export const credentialFormRefusals: Refusals<CredentialFormRefusal> = {
  ...submitRefusals,
  too_large: documentRefusals.too_large,
};

/** Submits the license in a multipart form, with its document. @throws {Problem} 400 for a malformed form. */
export async function submitCredentialForm(
  acting: Acting,
  id: string | null,
  request: Request,
): Promise<CredentialFormResult> {
  // Checked first, so that no large document is read for nothing.
  if (id !== null && !await findOwnCredential(acting, id)) return { kind: "not_found", values: {} };
  let entries: FormData;
  try {
    entries = await readMultipart(request, DOCUMENT_LIMIT + FORM_OVERHEAD);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 413) throw error;
    return { kind: "too_large", values: {} };
  }
  const form = parseForm(formValues(entries), credentialForm);
  const upload = await readUpload(entries.get("document"));
  const { values } = form;
  if (form.kind === "invalid" || upload.kind === "refused") {
    const errors = Object.entries({
      ...(form.kind === "invalid" ? form.errors : {}),
      ...(upload.kind === "refused" ? { document: upload.error } : {}),
    });
    return { kind: "invalid", values, errors: errors.map(([path, message]) => ({ path, message })) };
  }
  const result = await submitCredential(acting, id, { ...form.input, document: upload.document });
  return result.kind === "submitted" ? result : { ...result, values };
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
      return { kind: "refused", error: refusalSentence(documentRefusals, document) };
  }
}

/** Returns the file's name without characters that could mislead or break a header. */
function presentableName(name: string): string {
  const visible = composed(name).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}"\\/]/gu, "").trim();
  return visible.slice(-LONGEST_NAME) || "document";
}
