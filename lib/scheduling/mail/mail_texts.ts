import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { SayTime } from "../../shared/say_time_in.ts";
import { english } from "./english.ts";
import { spanish } from "./spanish.ts";

/** Who did something: the reader, the other attendee, or the practice. */
export type Doer = { kind: "reader" } | { kind: "other"; name: string } | { kind: "practice" };

/** What can have happened to an appointment. */
type NewsKind =
  | "requested"
  | "booked"
  | "confirmed"
  | "moved"
  | "cancelled"
  | "declined"
  | "lapsed"
  | SeatNews;

/** What can have happened to one patient's place in an appointment. */
export type SeatNews = "added" | "removed" | "left";

/** What mails about an appointment say, in one language. */
export interface MailTexts extends SayTime {
  /** BCP 47. */
  language: LocaleCode;
  hello(name: string): string;
  when: string;
  whenFor(name: string): string;
  before: string;
  with: string;
  /** Before the name of the child whose visit it is. */
  forWhom: string;
  subject: Record<NewsKind | "reminder", (when: string) => string>;
  opening: Record<NewsKind, (by: Doer) => string>;
  reminder: string;
  /** Leads to questions to answer before the visit. */
  questions: string;
  /** Of several visits that were made together. */
  series: {
    subject: Record<"requested" | "booked", (count: number) => string>;
    opening: Record<"requested" | "booked", (by: Doer) => string>;
    intoCalendar: string;
    see: string;
  };
  changeableUntil(moment: string): string;
  intoCalendar: string;
  outOfCalendar: string;
  seeAppointment: string;
  chooseReminders: string;
  /** A time that is offered to somebody on the waitlist. */
  offer: {
    subject(when: string): string;
    opening: string;
    /** To somebody who has an appointment later than that. */
    earlier: string;
    /** Before when that appointment is. */
    present: string;
    heldUntil(moment: string): string;
    see: string;
  };
}

/** The texts by the reader's language. */
export const mailTexts: Record<LocaleCode, MailTexts> = { en: english, es: spanish };
