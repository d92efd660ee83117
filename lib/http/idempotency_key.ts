import { bookingHeaders } from "../shared/schemas/appointments.ts";
import { parseInput } from "./json.ts";
import { Problem } from "./problem.ts";

/**
 * Reads the key without which a retried booking could become two. @throws {Problem} 400 without one, 422 for
 * an unusable one.
 */
export function readIdempotencyKey(request: Request): string {
  const key = request.headers.get("idempotency-key");
  if (key === null) {
    throw new Problem(400, "Send an Idempotency-Key header so that a retry doesn't book twice.", {
      code: "key_missing",
    });
  }
  return parseInput({ "Idempotency-Key": key }, bookingHeaders)["Idempotency-Key"];
}
