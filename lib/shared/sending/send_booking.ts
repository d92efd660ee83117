import { bookingKey } from "../booking_key.ts";

/** A slot to book. */
interface Booking {
  therapist: { id: string };
  /** The start, RFC 3339. */
  chosen: string;
  /** The type; null: the therapist's usual one. */
  typeId: string | null;
  /** The caller's ward whose visit it is; null: the caller's own. */
  patientId: string | null;
  keyBase: string;
}

type Answer =
  | { kind: "booked"; id: string }
  | { kind: "signed_out" }
  | { kind: "profile_incomplete" }
  | { kind: "refused"; sentence: string; free: string[] };

const TRIES = 4;
const TIMEOUT = 15_000;

/**
 * Books through the API. A failed request is retried after one, two and four seconds under the same key, so
 * that it makes one appointment, however often it arrives. `onSlow` is called before each retry.
 */
export async function sendBooking(
  { therapist, chosen, typeId, patientId, keyBase }: Booking,
  onSlow: () => void,
): Promise<Answer> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const body = {
      therapistId: therapist.id,
      startsAt: chosen,
      typeId: typeId ?? undefined,
      patientId: patientId ?? undefined,
    };
    const response = await send(body, bookingKey(keyBase, chosen, typeId));
    if (response && response.status < 500) return readAnswer(response);
    if (attempt === TRIES) break;
    onSlow();
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
  return {
    kind: "refused",
    sentence: "We couldn't reach Bloom. Check your connection and book again. You won't be booked twice.",
    free: [],
  };
}

/** Null if no answer came. */
async function send(body: unknown, key: string): Promise<Response | null> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT);
  try {
    return await fetch("/api/appointments", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(body),
      signal: abort.signal,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  if (response.status === 401) return { kind: "signed_out" };
  const body: { id?: string; type?: string; detail?: string; free?: { startsAt: string }[] } = await response
    .json()
    .catch(() => ({}));
  if (response.ok && body.id) return { kind: "booked", id: body.id };
  if (body.type?.endsWith(":profile_incomplete")) return { kind: "profile_incomplete" };
  return {
    kind: "refused",
    sentence: body.detail ?? "That didn't work. Reload the page.",
    free: (body.free ?? []).map(({ startsAt }) => startsAt),
  };
}
