export type MoveAnswer =
  | { kind: "moved" }
  | { kind: "signed_out" }
  | { kind: "refused"; sentence: string; free: string[] };

/** Moves an appointment through the API. Sent twice, it is moved once. `startsAt`: RFC 3339. */
export async function sendMove(id: string, startsAt: string): Promise<MoveAnswer> {
  const response = await fetch(`/api/appointments/${id}/reschedule`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ startsAt }),
  }).catch(() => null);
  if (!response) {
    const sentence = "Bloom could not be reached. Check your connection and try again.";
    return { kind: "refused", sentence, free: [] };
  }
  if (response.ok) return { kind: "moved" };
  if (response.status === 401) return { kind: "signed_out" };
  const body: { detail?: string; free?: { startsAt: string }[] } = await response.json().catch(() => ({}));
  return {
    kind: "refused",
    sentence: body.detail ?? "That did not work. Load the page again.",
    free: (body.free ?? []).map(({ startsAt }) => startsAt),
  };
}
