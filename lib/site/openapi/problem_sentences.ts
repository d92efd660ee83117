import type { RoutedOperation } from "../api/collect_operations.ts";
import type { Problems } from "../api/operation.ts";
import type { Rule } from "../access/rule.ts";
import { proofRefusals } from "../../auth/step_up/proof_refusals.ts";
import { invalid, notFound } from "../../shared/refusal.ts";

/**
 * Returns why an operation can be refused, by status: the refusals that its declaration implies and those
 * that it declares.
 */
export function problemSentences(operation: RoutedOperation, rule: Rule | undefined): Map<number, string> {
  const lines = new Map<number, Set<string>>();
  const add = (status: number, line: string) => lines.set(status, (lines.get(status) ?? new Set()).add(line));
  for (const [status, line] of transportProblems(operation, rule)) add(status, line);
  for (const problems of [impliedProblems(operation), operation.problems ?? []].flat()) {
    for (const [kind, row] of Object.entries(problems)) add(row.status, describe(kind, row));
  }
  return new Map(
    [...lines].sort(([a], [b]) => a - b).map(([status, said]) => [status, [...said].join("\n")]),
  );
}

/** Returns a row's code, with its sentence if every reader gets the same one. */
const describe = (kind: string, { code = kind, sentence }: Problems[string]) =>
  `- \`${code}\`${typeof sentence === "string" ? `: ${sentence}` : ""}`;

/** Returns the refusals that an operation's declaration implies. */
function impliedProblems(
  { route, query, idempotencyKey, needsProof, body, form }: RoutedOperation,
): Problems {
  return {
    ...(needsProof ? proofRefusals : {}),
    ...(route.includes(":") ? { not_found: notFound } : {}),
    ...(body || form || query || idempotencyKey ? { invalid } : {}),
  };
}

/** Yields what the transport refuses before an operation begins. */
function* transportProblems(
  { method, idempotencyKey, body, form }: RoutedOperation,
  rule: Rule | undefined,
): Generator<[status: number, line: string]> {
  if (rule && rule.who !== "everyone") {
    yield [401, "- The caller is not signed in."];
    yield [403, "- The caller's role does not allow this."];
    if (rule.showsRecords && rule.who.some((role) => role !== "patient")) {
      yield [403, "- `second_factor_needed`: Therapists and admins have to sign in with a second factor."];
    }
  }
  if (method !== "GET") yield [403, "- The request came from another site."];
  if (idempotencyKey) yield [400, "- `key_missing`: The Idempotency-Key header is missing."];
  if (body || form) {
    yield [400, body ? "- The body is not valid JSON." : "- The form cannot be read."];
    yield [413, "- The body is too long."];
    yield [415, body ? "- The body was not sent as JSON." : "- The body was not sent as a form."];
  }
}
