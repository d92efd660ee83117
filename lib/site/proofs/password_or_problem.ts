import type { Session } from "../../auth/sessions/found_session.ts";
import type { Acting } from "../../practice.ts";
import { askForPassword } from "./ask_for_password.ts";
import { Problem } from "../../http/problem.ts";

/**
 * Does the same as `askForPassword` for API clients. @returns the headers that the answer needs.
 * @throws {Problem} 403 `proof_needed`, 422 for a wrong or missing password, 429.
 */
export async function passwordOrProblem(
  acting: Acting,
  session: Session,
  currentPassword: string,
): Promise<Headers> {
  const asked = await askForPassword(acting, session, { currentPassword });
  if (asked.kind === "proven") return asked.headers;
  const [path, message] = Object.entries(asked.errors)[0];
  const headers = Object.fromEntries(new Headers(asked.headers));
  if (path === "proof") throw new Problem(403, "First, confirm it's you.", { code: "proof_needed" });
  if (asked.status === 429) throw new Problem(429, message, { code: "too_many", headers });
  throw new Problem(422, message, { code: "wrong_password", errors: [{ path, message }] });
}
