import { z } from "zod";
import { named } from "../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { credentialInput, type CredentialOutput } from "../../../../lib/shared/schemas/credentials.ts";
import { credentialFormRefusals, type CredentialFormResult } from "../../../(_page)/credential_form.ts";

/** The form that submits a license. */
export const submission = named(
  "CredentialSubmission",
  credentialInput.extend({ document: z.file().optional() }),
);

/** The license that was submitted. @throws {Problem} when it was not accepted. */
export function submitted(result: CredentialFormResult): CredentialOutput {
  if (result.kind !== "submitted") throw refusalProblem(credentialFormRefusals, result);
  return result.credential;
}
