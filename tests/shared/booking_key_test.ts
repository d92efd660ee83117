import assert from "node:assert/strict";
import { bookingKey } from "../../lib/shared/booking_key.ts";
import { idempotencyKey } from "../../lib/shared/schemas/appointments.ts";

Deno.test("a booking's key is the same for the same slot, differs for another, and is valid for the API", () => {
  const base = crypto.randomUUID();
  const key = bookingKey(base, "2026-03-04T16:00:00Z");
  assert.equal(key, bookingKey(base, "2026-03-04T09:00:00-07:00"));
  assert.notEqual(key, bookingKey(base, "2026-03-04T16:30:00Z"));
  assert.notEqual(key, bookingKey(crypto.randomUUID(), "2026-03-04T16:00:00Z"));
  assert.ok(idempotencyKey.safeParse(key).success);
});
