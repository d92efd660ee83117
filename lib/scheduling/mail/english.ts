import { sayTime } from "../../shared/say_time_in.ts";
import type { Doer, MailTexts } from "./mail_texts.ts";

function hasDone(by: Doer): string {
  switch (by.kind) {
    case "reader":
      return "You have";
    case "other":
      return `${by.name} has`;
    case "practice":
      return "Bloom has";
  }
}

export const english: MailTexts = {
  language: "en",
  ...sayTime.en,
  hello: (name) => `Hello ${name},`,
  when: "When",
  whenFor: (name) => `For ${name} that is`,
  before: "Before",
  with: "With",
  forWhom: "For",
  subject: {
    requested: (when) => `Asked for: a video visit on ${when}`,
    confirmed: (when) => `Confirmed: your video visit on ${when}`,
    declined: (when) => `Not possible: a video visit on ${when}`,
    lapsed: (when) => `Not answered in time: a video visit on ${when}`,
    booked: (when) => `Booked: your video visit on ${when}`,
    moved: (when) => `Moved: your video visit is now on ${when}`,
    cancelled: (when) => `Cancelled: your video visit on ${when}`,
    added: (when) => `Booked: your video visit on ${when}`,
    removed: (when) => `Cancelled for you: a video visit on ${when}`,
    left: (when) => `One place less: your video visit on ${when}`,
    reminder: (when) => `Reminder: your video visit on ${when}`,
  },
  opening: {
    requested: (by) => `${hasDone(by)} asked for a video visit. The time is held until it is answered.`,
    confirmed: (by) => `${hasDone(by)} confirmed this video visit.`,
    declined: (by) => `${hasDone(by)} declined this video visit. The time is free again.`,
    lapsed: () => "Nobody answered this request in time, so the time is free again.",
    booked: (by) => `${hasDone(by)} booked a video visit.`,
    moved: (by) => `${hasDone(by)} moved your video visit to another time.`,
    added: (by) => `${hasDone(by)} added you to a video visit.`,
    removed: (by) => `${hasDone(by)} freed your place in this video visit.`,
    left: (by) => `${hasDone(by)} freed a place in this video visit. It takes place with the others.`,
    cancelled: (by) => `${hasDone(by)} cancelled this video visit. The time is free again.`,
  },
  reminder: "Your video visit is coming up.",
  questions: "A few questions for you before the visit",
  series: {
    subject: {
      requested: (count) => `Asked for: ${count} video visits`,
      booked: (count) => `Booked: your ${count} video visits`,
    },
    opening: {
      requested: (by) =>
        `${hasDone(by)} asked for these video visits. Their times are held until they are answered.`,
      booked: (by) => `${hasDone(by)} booked these video visits.`,
    },
    intoCalendar: "The attached file puts all of them into your calendar.",
    see: "See your appointments",
  },
  changeableUntil: (moment) => `You can move or cancel it until ${moment}.`,
  intoCalendar: "The attached file puts it into your calendar.",
  outOfCalendar: "The attached file takes it out of your calendar.",
  seeAppointment: "See the appointment",
  chooseReminders: "Choose when you are reminded",
  offer: {
    subject: (when) => `A time has become free: ${when}`,
    opening: "A time that you wait for has become free. It is held for you.",
    earlier:
      "An earlier time for your video visit has become free. It is held for you; your visit stays where it is " +
      "unless you take this one.",
    present: "Your visit now",
    heldUntil: (moment) => `You can take it until ${moment}. After that, the next person is asked.`,
    see: "See the time and answer",
  },
};
