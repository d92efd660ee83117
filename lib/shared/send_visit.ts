import { postJson, UNREACHABLE } from "./post_json.ts";

/** A visit that a therapist makes for a patient of theirs. */
interface NewVisit {
  therapistId: string;
  patientId: string;
  /** The kind of visit; null: the therapist's usual one. */
  typeId: string | null;
  /** RFC 3339. */
  startsAt: string;
  /** The names of what stands in the way, has been seen and is booked over. */
  override: string[];
}

/** What stands in the way of a visit. `name`: what is sent back to book over it; null: nobody can. */
export interface InTheWay {
  name: string | null;
  sentence: string;
}

type NewVisitAnswer =
  | { kind: "booked" }
  | { kind: "signed_out" }
  | { kind: "refused"; sentence: string; inTheWay: InTheWay[] };

/** Books it through the API. However often it is sent under the same key, it is one visit. */
export async function sendVisit(
  { patientId, typeId, ...visit }: NewVisit,
  key: string,
): Promise<NewVisitAnswer> {
  const body = { ...visit, patientIds: [patientId], ...(typeId ? { typeId } : {}) };
  const response = await postJson("/api/appointments/series", body, { "idempotency-key": key });
  if (!response) return { kind: "refused", sentence: UNREACHABLE, inTheWay: [] };
  if (response.ok) return { kind: "booked" };
  if (response.status === 401) return { kind: "signed_out" };
  const problem: { detail?: string; visits?: { conflicts: InTheWay[] }[] } = await response.json()
    .catch(() => ({}));
  return {
    kind: "refused",
    sentence: problem.detail ?? "That did not work. Load the page again.",
    inTheWay: problem.visits?.[0]?.conflicts ?? [],
  };
}
