import { Problem } from "../../../../lib/http/problem.ts";
import type { CredentialFormResult } from "../../../(_page)/credential_form.ts";
import { credentialJson } from "../../../../lib/people/credentials/credential_view.ts";

/** What the API answers to a license that was handed in. @throws {Problem} when it was not taken. */
export function submittedResponse(
  result: CredentialFormResult,
  now: Temporal.Instant,
  status: 200 | 201,
): Response {
  switch (result.kind) {
    case "submitted":
      return Response.json(credentialJson(result.credential, now), { status });
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
