import type { Acting } from "../practice.ts";
import type { AppointmentView } from "./appointment_view.ts";
import { listPracticeAppointments } from "./list_practice_appointments.ts";
import { startOfDay } from "./wall_clock.ts";

export interface PracticeDay {
  date: Temporal.PlainDate;
  isToday: boolean;
  appointments: AppointmentView[];
}

/** A therapist's week, Monday to Sunday in their own zone. */
export interface PracticeWeek {
  timeZone: string;
  days: PracticeDay[];
  /** The first visit of the week that is not over yet. */
  next: AppointmentView | null;
  /** Any day of the week before and after, for links; `isCurrent` when today is in it. */
  before: Temporal.PlainDate;
  after: Temporal.PlainDate;
  isCurrent: boolean;
}

/** The acting therapist's appointments of the week that holds this day. An appointment stands on the day it begins. */
export async function findPracticeWeek(acting: Acting, day: Temporal.PlainDate): Promise<PracticeWeek> {
  const { timeZone } = acting.actor;
  const today = acting.now().toZonedDateTimeISO(timeZone).toPlainDate();
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const dates = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }));
  const from = startOfDay(monday, timeZone);
  const until = startOfDay(monday.add({ days: 7 }), timeZone);
  const appointments = await listPracticeAppointments(acting, { from, until });
  const startDate = ({ startsAt }: AppointmentView) => startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  const days = dates.map((date) => ({
    date,
    isToday: date.equals(today),
    appointments: appointments.filter((appointment) => startDate(appointment).equals(date)),
  }));
  return {
    timeZone,
    days,
    next: appointments.find(({ endsAt }) => Temporal.Instant.compare(endsAt, acting.now()) > 0) ?? null,
    before: monday.subtract({ days: 7 }),
    after: monday.add({ days: 7 }),
    isCurrent: days.some(({ isToday }) => isToday),
  };
}
