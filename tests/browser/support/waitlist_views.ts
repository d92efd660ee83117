import type { Page } from "playwright-core";
import type { User } from "../../../db/schema/accounts.ts";
import { bookAppointment } from "../../../lib/scheduling/booking/book_appointment.ts";
import { cancelAppointment } from "../../../lib/scheduling/booking/cancel_appointment.ts";
import { findSlots } from "../../../lib/scheduling/free/find_slots.ts";
import { joinWaitlist } from "../../../lib/scheduling/waitlist/join_waitlist.ts";
import { passOnFreedTimes } from "../../../lib/scheduling/waitlist/pass_on_freed_times.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { partsOfDay } from "../../../lib/shared/codes/parts_of_day.ts";
import { weekdays } from "../../../lib/shared/schemas/waitlist.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import type { View } from "./tour.ts";

/** Returns the pages of the waitlist: with a patient who has an offer, and empty. */
export async function waitlistViews(
  practice: TestPractice,
  { patient: stranger, therapist: idle }: { patient: User; therapist: User },
  sendUnfilled: (page: Page) => Promise<void>,
): Promise<View[]> {
  const therapist = await createTherapist(practice, { name: "Ines Duarte" });
  const [waiting, holder] = [await createPatient(practice), await createPatient(practice)];
  for (const patient of [waiting, holder]) await connect(practice, patient, therapist);
  const acting = actingFor(practice, waiting);
  const today = practice.now().toZonedDateTimeISO(therapist.timeZone).toPlainDate();
  const found = await findSlots(acting, {
    therapistId: therapist.id,
    from: today,
    days: 14,
    timeZone: therapist.timeZone,
  });
  const slots = found.kind === "found" ? found.days.flatMap(({ slots }) => slots) : [];
  const book = async (who: User, index: number) => {
    const result = await bookAppointment(actingFor(practice, who), {
      therapistId: therapist.id,
      startsAt: slots[index].startsAt,
      idempotencyKey: crypto.randomUUID(),
    });
    if (result.kind !== "booked") throw new Error(result.kind);
    return result.appointment.id;
  };
  const sooner = await book(holder, 8);
  const later = await book(waiting, 12);
  const wish = { earliest: today, latest: today.add({ days: 30 }), weekdays, partsOfDay };
  await joinWaitlist(acting, { appointmentId: later }, wish);
  await cancelAppointment(actingFor(practice, holder), { appointmentId: sooner, reason: "" });
  // As if the grace period were over: the tour's clock is shared.
  await practice.db.updateTable("freedTimes").set({ nextAt: practice.now() })
    .where("therapistId", "=", therapist.id).execute();
  await passOnFreedTimes(practice);
  const wait = { route: "/therapists/:id/waitlist", as: waiting, path: paths.waitForTherapist(therapist.id) };
  return [
    { name: "waitlist with an offer", route: "/waitlist", as: waiting, path: paths.waitlist() },
    { name: "empty waitlist", route: "/waitlist", as: stranger, path: paths.waitlist({ done: "expired" }) },
    { name: "waiting for a therapist", ...wait },
    {
      name: "waiting that failed",
      ...wait,
      act: async (page) => {
        for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
        await sendUnfilled(page);
      },
    },
    {
      name: "waiting for earlier",
      route: "/appointments/:id/waitlist",
      as: waiting,
      path: paths.waitForEarlier(later),
    },
    { name: "who waits", route: "/practice/waitlist", as: therapist, path: paths.practiceWaitlist() },
    { name: "nobody waits", route: "/practice/waitlist", as: idle, path: paths.practiceWaitlist() },
  ];
}
