import { define, named } from "../../../lib/site/define.ts";
import {
  readReminderChoices,
  saveReminderChoices,
} from "../../../lib/scheduling/reminders/reminder_choices.ts";
import { reminderChoices, reminderChoicesJson } from "../../../lib/shared/schemas/reminders.ts";

const chosen = named("Reminders", reminderChoicesJson);

export const handler = define.api({
  GET: {
    tag: "Accounts",
    summary: "Read when the caller is reminded of visits",
    answer: {
      description:
        "The minutes before each visit, the longest first. The default for patients is 1440 and 60.",
      body: chosen,
    },
    handle: async ({ acting }) => ({ minutesBefore: await readReminderChoices(acting) }),
  },

  PUT: {
    tag: "Accounts",
    summary: "Choose when the caller is reminded of visits",
    description:
      "Choose any of 4320, 1440 and 60 minutes before a visit. The choice also applies to visits that are " +
      "already booked, but reminders whose time has passed are not sent.",
    body: named("ReminderChoices", reminderChoices),
    answer: { description: "The saved choice.", body: chosen },
    async handle({ acting, body: { minutesBefore } }) {
      await saveReminderChoices(acting, minutesBefore);
      return { minutesBefore };
    },
  },
});
