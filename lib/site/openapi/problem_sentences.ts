import type { RoutedOperation } from "../api/collect_operations.ts";
import type { Problems } from "../api/operation.ts";
import type { Rule } from "../access/rule.ts";

/**
 * Returns why an operation can be refused, by status: the refusals that its declaration implies and those
 * that it declares.
 */
export function problemSentences(operation: RoutedOperation, rule: Rule | undefined): Map<number, string> {
  const sentences = new Map<number, string>();
  const add = (status: number, sentence: string, separator = " ") => {
    const before = sentences.get(status);
    sentences.set(status, before ? before + separator + sentence : sentence);
  };
  const declared = [operation.problems ?? []].flat().flatMap((problems) => [...declaredProblems(problems)]);
  for (const [status, sentence] of impliedProblems(operation, rule)) {
    const isSaidBetter = status === 404 && declared.some(([declared]) => declared === 404);
    if (!isSaidBetter) add(status, sentence);
  }
  for (const [status, sentence, separator] of declared) add(status, sentence, separator);
  return new Map([...sentences].sort(([a], [b]) => a - b));
}

function* impliedProblems(
  { route, method, query, idempotencyKey, needsProof, body, form }: RoutedOperation,
  rule: Rule | undefined,
): Generator<[status: number, sentence: string]> {
  if (rule && rule.who !== "everyone") {
    yield [401, "Nobody is signed in."];
    yield [403, "The caller's role does not allow this."];
    if (rule.showsRecords && rule.who.some((role) => role !== "patient")) {
      yield [403, "`second_factor_needed`: Therapists and admins have to sign in with a second factor."];
    }
  }
  if (method !== "GET") yield [403, "The request came from another site."];
  if (needsProof) yield [403, "`proof_needed`: The caller has to confirm their identity first."];
  if (route.includes(":")) yield [404, "There is nothing here, or it belongs to someone else."];
  if (idempotencyKey) yield [400, "`key_missing`: The Idempotency-Key header is missing."];
  if (body || form) {
    yield [400, body ? "The body is not valid JSON." : "The form cannot be read."];
    yield [413, "The body is too long."];
    yield [415, body ? "The body was not sent as JSON." : "The body was not sent as a form."];
  }
  if (body || form || query || idempotencyKey) {
    yield [422, "`invalid`: The input is wrong; `errors` lists what and where."];
  }
}

/**
 * Returns sentences as they are. A table's row becomes its code, with its sentence if that is the same for
 * everyone.
 */
function* declaredProblems(
  problems: Problems,
): Generator<[status: number, sentence: string, separator: string]> {
  for (const [key, problem] of Object.entries(problems)) {
    if (typeof problem === "string") yield [Number(key), problem, " "];
    else {
      const words = typeof problem.sentence === "string" ? `: ${problem.sentence}` : "";
      yield [problem.status, `- \`${key}\`${words}`, "\n"];
    }
  }
}
