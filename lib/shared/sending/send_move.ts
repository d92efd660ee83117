import { postJson, UNREACHABLE } from "./post_json.ts";

type MoveAnswer =
  | { kind: "moved" }
  | { kind: "signed_out" }
  | { kind: "refused"; sentence: string; free: string[] };

/** Moves an appointment through the API. Sent twice, it is moved once. `startsAt`: RFC 3339. */
export async function sendMove(id: string, startsAt: string): Promise<MoveAnswer> {
  const response = await postJson(`/api/appointments/${id}/reschedule`, { startsAt });
  if (!response) return { kind: "refused", sentence: UNREACHABLE, free: [] };
  if (response.ok) return { kind: "moved" };
  if (response.status === 401) return { kind: "signed_out" };
  const body: { detail?: string; free?: { startsAt: string }[] } = await response.json().catch(() => ({}));
  return {
    kind: "refused",
    sentence: body.detail ?? "That didn't work. Reload the page.",
    free: (body.free ?? []).map(({ startsAt }) => startsAt),
  };
}
