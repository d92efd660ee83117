import type { Role } from "./codes/roles.ts";

/** The statuses of refusals. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429;

/** How one kind of refusal is answered. Its kind is the code in the problem document. */
export interface Refusal<Refused> {
  status: RefusalStatus;
  /** A sentence for the user who asked. */
  sentence: string | ((refused: Refused, role: Role) => string);
  /** Additional members of the problem document, as plain data. */
  members?: (refused: Refused, role: Role) => Record<string, unknown>;
}

/** The refusals of a result: one row for each kind. Pages, the API and its description read them. */
export type Refusals<Refused extends { kind: string }> = {
  readonly [Kind in Refused["kind"]]: Refusal<Extract<Refused, { kind: Kind }>>;
};

/** Returns the refusal's row. */
export function refusalOf<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
): Refusal<Refused> {
  return refusals[refused.kind as Refused["kind"]] as Refusal<Refused>;
}

/** Returns why a request was refused, as a sentence for the user who asked. */
export function refusalSentence<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
  role: Role,
): string {
  const { sentence } = refusalOf(refusals, refused);
  return typeof sentence === "string" ? sentence : sentence(refused, role);
}

/** Missing data and another user's data get the same answer, so that no one learns which it is. */
export const notFound = {
  status: 404,
  sentence: "We can't find this, or it belongs to someone else.",
} satisfies Refusal<{ kind: "not_found" }>;
