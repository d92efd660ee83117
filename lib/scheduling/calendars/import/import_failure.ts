import { fetchFailures } from "../../../outside/calendar/fetch_calendar.ts";
import type { AddressRefusal } from "../../../outside/calendar/calendar_address.ts";

/** Why a calendar could not be read. */
const importFailures = [...fetchFailures, "too_much", "unreadable", "interrupted"] as const;
export type ImportFailure = (typeof importFailures)[number];

/** The failure in words for the therapist. It tells nothing of our own network. */
export function failureSentence(failure: string): string {
  return isFailure(failure) ? sentences[failure] : sentences.unreadable;
}

const isFailure = (failure: string): failure is ImportFailure =>
  importFailures.some((known) => known === failure);

const sentences: Record<ImportFailure, string> = {
  not_public: "Its address leads into a private network. Only calendars on the internet can be read.",
  not_found: "Its site could not be found. Check the address.",
  unreachable: "Its site could not be reached.",
  too_slow: "Its site took too long to answer.",
  too_large: "The calendar is larger than 5 MB.",
  refused:
    "Its site refused. Check that you have copied the secret or public address of the calendar itself.",
  gone: "There is nothing at this address any more. Copy the calendar's address anew.",
  bad_answer: "Its site answered with an error.",
  bad_redirect: "Its site sent us on to an address that we do not follow.",
  not_a_calendar: "There is no calendar at this address. It should end in .ics and need no sign-in.",
  cut_off: "It came only in part.",
  too_much: "It has more entries than can be read.",
  unreadable: "It could not be understood.",
  interrupted: "Reading it was interrupted.",
};

/** Why an address cannot be added, in words. */
export const addressSentences: Record<AddressRefusal, string> = {
  not_an_address: "Paste the whole address, beginning with https:// or webcal://.",
  not_https: "The address must begin with https:// or webcal://.",
  has_password: "The address must hold no user name or password.",
  wrong_port: "The address must name no port.",
  not_public: "This address leads into a private network. Only calendars on the internet can be read.",
};
