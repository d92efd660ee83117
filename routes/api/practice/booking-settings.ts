import { define, named } from "../../../lib/site/define.ts";
import {
  readBookingSettings,
  saveBookingSettings,
} from "../../../lib/scheduling/schedule/booking_settings.ts";
import { bookingSettingsInput } from "../../../lib/shared/schemas/appointment_types.ts";

const settings = named("BookingSettings", bookingSettingsInput);

export const handler = define.api({
  GET: {
    tag: "Practice",
    summary: "Read how bookings are confirmed",
    answer: {
      description: "Whether bookings are confirmed immediately or by the therapist.",
      body: settings,
    },
    handle: ({ acting }) => readBookingSettings(acting),
  },

  PUT: {
    tag: "Practice",
    summary: "Change how bookings are confirmed",
    body: settings,
    answer: { description: "The new settings.", body: settings },
    async handle({ acting, body }) {
      await saveBookingSettings(acting, body);
      return await readBookingSettings(acting);
    },
  },
});
