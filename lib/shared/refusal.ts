import type { Role } from "./codes/roles.ts";

/** The statuses of refusals. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429;

/** One error in the input; `path` is dotted, "" for the whole. */
export interface InputError {
  path: string;
  message: string;
}

/** How one kind of refusal is answered. */
export interface Refusal<Refused> {
  status: RefusalStatus;
  /** The code in the problem document. Default: the kind. */
  code?: string;
  /** A sentence for the user who asked. */
  sentence: string | ((refused: Refused, role: Role) => string);
  /** The field of the input that the sentence is about. */
  field?: string;
  /** The errors in the input, if there can be several or the sentence says less. */
  errors?: (refused: Refused) => InputError[];
  /** Additional members of the problem document, as plain data. */
  members?: (refused: Refused, role: Role) => Record<string, unknown>;
  headers?: (refused: Refused) => Record<string, string>;
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

/** A refusal in the words for its reader. */
interface WordedRefusal {
  status: RefusalStatus;
  code: string;
  sentence: string;
  errors: InputError[] | undefined;
  members: Record<string, unknown> | undefined;
  headers: Record<string, string> | undefined;
}

/** Returns a refusal as its row words it. A visitor, who has no role yet, reads a patient's words. */
export function wordRefusal<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
  role: Role = "patient",
): WordedRefusal {
  const row = refusalOf(refusals, refused);
  const { status, code = refused.kind, field, errors, members, headers } = row;
  const sentence = typeof row.sentence === "string" ? row.sentence : row.sentence(refused, role);
  return {
    status,
    code,
    sentence,
    errors: field ? [{ path: field, message: sentence }] : errors?.(refused),
    members: members?.(refused, role),
    headers: headers?.(refused),
  };
}

/** Returns why a request was refused, as a sentence for the user who asked. */
export function refusalSentence<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
  role?: Role,
): string {
  return wordRefusal(refusals, refused, role).sentence;
}

/** Missing data and another user's data get the same answer, so that no one learns which it is. */
export const notFound = {
  status: 404,
  sentence: "We can't find this, or it belongs to someone else.",
} satisfies Refusal<{ kind: "not_found" }>;

/** Input that breaks rules which its schema does not know. */
export interface InvalidInput {
  kind: "invalid";
  errors: InputError[];
}

/** Input that breaks its rules; `errors` says which and where. */
export const invalid = {
  status: 422,
  sentence: "Some of the data you sent isn't valid.",
  errors: ({ errors }) => errors,
} satisfies Refusal<InvalidInput>;

/** Returns the row of a refusal that is an error in one field of the input. */
export const invalidField = <Refused>(
  path: string,
  message: string | ((refused: Refused) => string),
): Refusal<Refused> => ({
  status: invalid.status,
  code: "invalid",
  sentence: invalid.sentence,
  errors: (refused) => [{ path, message: typeof message === "string" ? message : message(refused) }],
});
