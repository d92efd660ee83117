import { fetchFailures } from "../../../outside/calendar/fetch_calendar.ts";
import type { AddressRefusal } from "../../../outside/calendar/calendar_address.ts";

/** Why a calendar could not be read. */
const importFailures = [...fetchFailures, "too_much", "unreadable", "interrupted"] as const;
export type ImportFailure = (typeof importFailures)[number];

/** Returns the failure in words for the therapist. It reveals nothing about Bloom's own network. */
export function failureSentence(failure: string): string {
  return isFailure(failure) ? sentences[failure] : sentences.unreadable;
}

const isFailure = (failure: string): failure is ImportFailure =>
  importFailures.some((known) => known === failure);

const sentences: Record<ImportFailure, string> = {
  not_public: "Its address is on a private network. We can only read calendars on the internet.",
  not_found: "We couldn't find its website. Check the address.",
  unreachable: "We couldn't reach its website.",
  too_slow: "Its website took too long to answer.",
  too_large: "The calendar is larger than 5 MB.",
  refused:
    "Its website refused our request. Check that you copied the secret or public address of the calendar itself.",
  gone: "There's nothing at this address anymore. Copy the calendar's address again.",
  bad_answer: "Its website answered with an error.",
  bad_redirect: "Its website sent us to an address that we don't follow.",
  not_a_calendar:
    "There's no calendar at this address. The address should end in .ics and work without signing in.",
  cut_off: "We received only part of it.",
  too_much: "It has more entries than we can read.",
  unreadable: "We couldn't understand it.",
  interrupted: "We were interrupted while reading it.",
};

/** Why an address cannot be added, in words. */
export const addressSentences: Record<AddressRefusal, string> = {
  not_an_address: "Paste the whole address. It begins with https:// or webcal://.",
  not_https: "The address must begin with https:// or webcal://.",
  has_password: "The address can't contain a user name or password.",
  wrong_port: "The address can't contain a port.",
  not_public: "This address is on a private network. We can only read calendars on the internet.",
};
