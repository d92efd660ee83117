/**
 * Books one slot after another in the folder given as an argument, and prints each appointment's ID once its
 * booking is acknowledged. Never ends by itself: tests/db/kill_test.ts kills it.
 */
import { readConfig } from "../../lib/config/config.ts";
import { openPractice } from "../../lib/start/open_practice.ts";
import { bookAppointment } from "../../lib/scheduling/booking/book_appointment.ts";
import { findSlots } from "../../lib/scheduling/free/find_slots.ts";
import { connect, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";

const practice = await openPractice(readConfig({ DATA_FOLDER: Deno.args[0] }));
for (;;) {
  const patient = await createPatient(practice);
  const acting = actingFor(practice, patient);
  const therapist = await createTherapist(practice);
  await connect(practice, patient, therapist);
  const found = await findSlots(acting, {
    therapistId: therapist.id,
    from: practice.now().toZonedDateTimeISO("America/Denver").toPlainDate(),
    days: 31,
    timeZone: "America/Denver",
  });
  if (found.kind !== "found") throw new Error("The therapist is not there.");
  for (const { startsAt } of found.days.flatMap(({ slots }) => slots)) {
    const input = { therapistId: therapist.id, startsAt, idempotencyKey: crypto.randomUUID() };
    const result = await bookAppointment(acting, input);
    if (result.kind !== "booked") throw new Error(`The booking was refused: ${result.kind}`);
    console.log(result.appointment.id);
  }
}
