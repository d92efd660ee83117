import type { Role } from "./codes/roles.ts";

/** The statuses with which a refusal can be answered. */
type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429;

/** How one kind of refusal is answered. Its kind is the problem's code. */
interface Refusal<Refused> {
  status: RefusalStatus;
  /** Said to the person who asked. */
  sentence: string | ((refused: Refused, role: Role) => string);
  /** Further members of the problem document, as plain data. */
  members?: (refused: Refused, role: Role) => Record<string, unknown>;
}

/** The refusals of a result: one row for each kind, read by pages, by the API and by its description. */
export type Refusals<Refused extends { kind: string }> = {
  readonly [Kind in Refused["kind"]]: Refusal<Extract<Refused, { kind: Kind }>>;
};

/** The row that speaks for this refusal. */
export function refusalOf<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
): Refusal<Refused> {
  return refusals[refused.kind as Refused["kind"]] as Refusal<Refused>;
}

/** Why something was refused, in a sentence for the person who asked for it. */
export function refusalSentence<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
  role: Role,
): string {
  const { sentence } = refusalOf(refusals, refused);
  return typeof sentence === "string" ? sentence : sentence(refused, role);
}

/** Someone else's thing and a missing one are answered alike, so that nobody learns which it is. */
export const notFound = {
  status: 404,
  sentence: "There is nothing here, or it belongs to someone else.",
} satisfies Refusal<{ kind: "not_found" }>;
