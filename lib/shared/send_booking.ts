import { bookingKey } from "./booking_key.ts";

/** A slot to book. */
interface Booking {
  therapist: { id: string };
  /** The start, RFC 3339. */
  chosen: string;
  /** The kind of visit; null: the therapist's usual one. */
  typeId: string | null;
  /** A ward whose visit it is; null: the caller's own. */
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
 * Books through the API. A network that fails is tried again, a second, two and four later, under the same key: however
 * often it arrives, it is one appointment. `onSlow` is told before each further try.
 */
export async function sendBooking(
  { therapist, chosen, typeId, patientId, keyBase }: Booking,
  onSlow: () => void,
): Promise<Answer> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const body = {
      therapistId: therapist.id,
      startsAt: chosen,
      ...(typeId ? { typeId } : {}),
      ...(patientId ? { patientId } : {}),
    };
    const response = await send(body, bookingKey(keyBase, chosen, typeId));
    if (response && response.status < 500) return readAnswer(response);
    if (attempt === TRIES) break;
    onSlow();
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
  return {
    kind: "refused",
    sentence: "Bloom could not be reached. Check your connection and book again: it can only be booked once.",
    free: [],
  };
}

/** Null when no answer came. */
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
    sentence: body.detail ?? "That did not work. Load the page again.",
    free: (body.free ?? []).map(({ startsAt }) => startsAt),
  };
}
