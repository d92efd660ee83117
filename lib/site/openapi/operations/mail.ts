import { z } from "zod";
import { loggedMailJson, mailLogQuery } from "../../../shared/schemas/mail_log.ts";
import { reminderChoices, reminderChoicesJson } from "../../../shared/schemas/reminders.ts";
import { named, type Operation } from "../operation.ts";

const chosen = named("Reminders", reminderChoicesJson);

/** Reminders, and the practice's log of its mails. */
export const mailOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/user/reminders",
    tag: "Accounts",
    summary: "When one is reminded of visits",
    answer: {
      status: 200,
      description:
        "How many minutes before each visit, the longest first. Patients who have not chosen: 1440 and 60.",
      body: chosen,
    },
  },
  {
    method: "PUT",
    route: "/api/user/reminders",
    tag: "Accounts",
    summary: "Choose when one is reminded",
    description:
      "4320, 1440 and 60 minutes before, any number of them. It counts for visits that are booked already, but a moment that has passed is not made up for.",
    body: named("ReminderChoices", reminderChoices),
    answer: { status: 200, description: "Chosen.", body: chosen },
  },
  {
    method: "GET",
    route: "/api/admin/mail",
    tag: "Service",
    summary: "What the practice has mailed",
    description: "To whom, when and what became of it, for 90 days; never what a mail says.",
    query: mailLogQuery,
    answer: {
      status: 200,
      description:
        "A page of the list that was asked for, the latest change first; by default of those given up.",
      body: named("Mails", z.object({ items: z.array(loggedMailJson), nextCursor: z.string().nullable() })),
    },
  },
  {
    method: "POST",
    route: "/api/admin/mail/deliveries",
    tag: "Service",
    summary: "Send all mails again that were given up",
    answer: {
      status: 202,
      description: "They are back in the queue: so many, at most 500 at once.",
      body: named("Deliveries", z.object({ count: z.int() })),
    },
  },
  {
    method: "POST",
    route: "/api/admin/mail/:id/delivery",
    tag: "Service",
    summary: "Send a mail again that was given up",
    answer: { status: 202, description: "It is back in the queue." },
    problems: { 409: "It was not given up: it waits, or has been delivered." },
  },
];
