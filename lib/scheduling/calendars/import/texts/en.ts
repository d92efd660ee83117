import type { Letter } from "../../../../outside/mail/write_mail.ts";

/** The texts of mails about imported calendars, in English. The calendar's name stays in Bloom. */
export const en = {
  shrunk: ({ from, to }: { from: number; to: number }): Letter => ({
    subject: "Most busy times are gone from one of your other calendars",
    happened: ["When we last read it, most of its upcoming busy times were gone. The hours are open again."],
    facts: [["Busy times before", String(from)], ["Left of them", String(to)]],
    next: ["If you removed them, you don't need to do anything. If not, please check the calendar."],
    action: "See your other calendars",
  }),
};

export type Messages = typeof en;
