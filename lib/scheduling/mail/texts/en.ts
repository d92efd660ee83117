import type { Letter } from "../../../outside/mail/write_mail.ts";
import { formatNames } from "../../../shared/format.ts";

/** Who acted: the reader, another person in the visit, or the practice. */
export type Doer = { kind: "reader" } | { kind: "other"; name: string } | { kind: "practice" };

/** The parameters of a text about a visit. */
export interface NewsFacts {
  /** When the visit is, in brief. */
  when: string;
  by: Doer;
  role: "patient" | "therapist";
  /** The names of the children in the visit; null if the visit is the reader's own. */
  wards: string | null;
  isGroup: boolean;
  /** Whether the reader is a patient, or acts for one, who can book again. */
  mayBookAnother: boolean;
}

/** A mail's own text. The layout adds the facts, the link and the calendar. */
type Said = Pick<Letter, "subject" | "happened" | "next">;

type SeriesFacts = Pick<NewsFacts, "by" | "role"> & { count: number };

function who(by: Doer): string {
  if (by.kind === "reader") return "You";
  return by.kind === "other" ? by.name : "Bloom";
}

const answerOrWait = ({ by, role }: Pick<NewsFacts, "by" | "role">, times: string) =>
  role === "therapist" && by.kind !== "reader"
    ? `We're holding ${times} for you. Please confirm or decline the request.`
    : `We're holding ${times} until the request is answered, and we'll email you then.`;
const bookAnother = ({ mayBookAnother }: NewsFacts) =>
  mayBookAnother ? ["You can book another time whenever you like."] : [];

/** What can happen to a visit, or to one of its patients. */
const news = {
  requested: (of: NewsFacts): Said => ({
    subject: `Video visit requested for ${of.when}`,
    happened: [`${who(of.by)} requested a video visit.`],
    next: [answerOrWait(of, "the time")],
  }),
  confirmed: ({ when, by }: NewsFacts): Said => ({
    subject: `Your video visit on ${when} is confirmed`,
    happened: [`${who(by)} confirmed this video visit.`],
  }),
  declined: (of: NewsFacts): Said => ({
    subject: `The request for ${of.when} was declined`,
    happened: [`${who(of.by)} declined this request for a video visit. The time is free again.`],
    next: bookAnother(of),
  }),
  lapsed: (of: NewsFacts): Said => ({
    subject: `The request for ${of.when} wasn't answered in time`,
    happened: ["No one answered this request for a video visit in time. The time is free again."],
    next: bookAnother(of),
  }),
  booked: ({ when, by }: NewsFacts): Said => ({
    subject: `Your video visit is booked for ${when}`,
    happened: [`${who(by)} booked a video visit.`],
  }),
  moved: ({ when, by }: NewsFacts): Said => ({
    subject: `Your video visit has moved to ${when}`,
    happened: [`${who(by)} moved this video visit to a new time.`],
  }),
  cancelled: (of: NewsFacts): Said => ({
    subject: `Your video visit on ${of.when} was canceled`,
    happened: [`${who(of.by)} canceled this video visit.`],
    next: bookAnother(of),
  }),
  added: ({ when, by, wards }: NewsFacts): Said => ({
    subject: `Your video visit is booked for ${when}`,
    happened: [`${who(by)} added ${wards ?? "you"} to a video visit.`],
  }),
  removed: (of: NewsFacts): Said => ({
    subject: `You're no longer in the video visit on ${of.when}`,
    happened: [
      of.by.kind === "reader" && !of.wards
        ? "You left this video visit."
        : `${who(of.by)} removed ${of.wards ?? "you"} from this video visit.`,
    ],
    next: bookAnother(of),
  }),
  left: ({ when, by, isGroup }: NewsFacts): Said => ({
    subject: `Someone left your ${isGroup ? "group" : "video"} visit on ${when}`,
    happened: [
      `Someone is no longer coming to this video visit. ${who(by)} made the change.`,
      "The visit will go ahead with everyone else.",
    ],
  }),
};

/**
 * The texts of mails about visits, in English. They never mention why a patient comes or what the visit is
 * about.
 */
export const en = {
  news,
  reminder: ({ when }: { when: string }): Said => ({
    subject: `Reminder: your video visit on ${when}`,
    happened: ["Your video visit is coming up."],
  }),
  /** Several visits that were booked together. */
  series: {
    requested: (of: SeriesFacts): Said => ({
      subject: `${of.count} video visits requested`,
      happened: [`${who(of.by)} requested these video visits.`],
      next: [answerOrWait(of, "the times")],
    }),
    booked: ({ count, by }: SeriesFacts): Said => ({
      subject: `Your ${count} video visits are booked`,
      happened: [`${who(by)} booked these video visits.`],
    }),
  },
  /** A time for a patient on the waitlist. */
  offer: ({ when }: { when: string }): Said => ({
    subject: `A time has opened up: ${when}`,
    happened: ["A time that you are waiting for has opened up. We're holding it for you."],
  }),
  /** An earlier time for a patient with a later visit. */
  earlierOffer: ({ when }: { when: string }): Said => ({
    subject: `An earlier time has opened up: ${when}`,
    happened: [
      "An earlier time for your video visit has opened up. We're holding it for you. Your visit stays where it is unless " +
      "you take the earlier time.",
    ],
  }),
  when: "When",
  whenFor: (name: string) => `In ${name}'s time zone`,
  previously: "Previous time",
  current: "Your current visit",
  with: "With",
  /** Precedes the name of the child whose visit it is. */
  forWhom: "For",
  nth: (number: number) => `Visit ${number}`,
  names: formatNames,
  changeableUntil: (moment: string) => `You can move or cancel it until ${moment}.`,
  heldUntil: (moment: string) =>
    `You can take it until ${moment}. After that, we'll offer it to the next person.`,
  intoCalendar: "Open the attached file to put the visit on your calendar.",
  seriesIntoCalendar: "Open the attached file to put all of the visits on your calendar.",
  outOfCalendar: "Open the attached file to take the visit off your calendar.",
  /** The link, by what its reader may open. */
  see: { visit: "See your visit", visits: "See your visits", home: "Open Bloom" },
  seeOffer: "See the time and answer",
  answerQuestions: "Answer a few questions before the visit",
  chooseReminders: "Choose when we remind you",
  /** The visit in a calendar. */
  calendar: { summary: "Bloom video visit", standing: "Join, move or cancel", cancelled: "Canceled" },
};

export type Messages = typeof en;
export type NewsKind = keyof typeof news;
