import { postJson, UNREACHABLE } from "./post_json.ts";

/** A visit that a therapist books for their patient. */
interface NewVisit {
  therapistId: string;
  patientId: string;
  /** The type; null: the therapist's usual one. */
  typeId: string | null;
  /** RFC 3339. */
  startsAt: string;
  /** The names of the conflicts that were seen and are overridden. */
  override: string[];
}

/** A conflict of a visit. `name`: what to send back to override it; null: no one can. */
export interface InTheWay {
  name: string | null;
  sentence: string;
}

type NewVisitAnswer =
  | { kind: "booked" }
  | { kind: "signed_out" }
  | { kind: "refused"; sentence: string; inTheWay: InTheWay[] };

/** Books it through the API. It makes one visit, however often it is sent under the same key. */
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
    sentence: problem.detail ?? "That didn't work. Reload the page.",
    inTheWay: problem.visits?.[0]?.conflicts ?? [],
  };
}
