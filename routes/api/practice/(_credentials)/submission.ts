import { z } from "zod";
import { named } from "../../../../lib/site/define.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { credentialInput, type CredentialOutput } from "../../../../lib/shared/schemas/credentials.ts";
import type { CredentialFormResult } from "../../../(_page)/credential_form.ts";

/** The form that submits a license. */
export const submission = named(
  "CredentialSubmission",
  credentialInput.extend({ document: z.file().optional() }),
);

/** The license that was submitted. @throws {Problem} when it was not accepted. */
export function submitted(result: CredentialFormResult): CredentialOutput {
  switch (result.kind) {
    case "submitted":
      return result.credential;
    case "invalid":
      throw new Problem(result.status, "Some fields are missing or wrong.", {
        errors: Object.entries(result.errors).map(([path, message]) => ({ path, message })),
      });
    case "not_found":
      throw new Problem(404, "There is no such license, or it is not yours.");
    case "not_changeable":
      throw new Problem(409, "It is verified. Enter a renewal as a license of its own.", {
        code: "not_changeable",
      });
  }
}
