import {
  claimOutput,
  waitlistEntryOutput,
  waitlistInput,
  waitlistOutput,
} from "../../../shared/schemas/waitlist.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Appointments";
const list = named("Waitlist", waitlistOutput);

/** Waiting for a time, and what is offered to who waits. */
export const waitlistOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/waitlist",
    tag,
    summary: "What one waits for, with what is offered now",
    answer: { status: 200, description: "In order of asking.", body: list },
  },
  {
    method: "POST",
    route: "/api/waitlist",
    tag,
    summary: "Wait for a time with a therapist, or for an earlier one than an appointment's",
    body: named("WaitlistWish", waitlistInput),
    answer: {
      status: 201,
      description: "Waiting. Whoever waits for the same already has changed when, and keeps their place.",
      body: named("WaitlistEntry", waitlistEntryOutput),
    },
    problems: {
      404: "There is no such therapist, or no such appointment of one's own.",
      409: "The appointment cannot be moved any more.",
    },
  },
  {
    method: "DELETE",
    route: "/api/waitlist/:id",
    tag,
    summary: "Leave the list",
    answer: { status: 204, description: "Left; what was offered is offered to the next person." },
  },
  {
    method: "POST",
    route: "/api/waitlist/offers/:id/claim",
    tag,
    summary: "Take the time that is offered",
    answer: {
      status: 200,
      description: "It is booked, asked for, or the appointment has moved there. Taken twice is taken once.",
      body: named("WaitlistClaim", claimOutput),
    },
    problems: {
      409: "It has expired, can no longer be had, or another visit of one's own stands in the way.",
    },
  },
  {
    method: "POST",
    route: "/api/waitlist/offers/:id/refusal",
    tag,
    summary: "Say no to a time, and go on waiting",
    answer: { status: 204, description: "The next person is asked." },
    problems: { 409: "It stands no longer." },
  },
  {
    method: "GET",
    route: "/api/practice/waitlist",
    tag,
    summary: "Who waits for one's time",
    answer: { status: 200, description: "In order of asking.", body: list },
  },
  {
    method: "DELETE",
    route: "/api/practice/waitlist/:id",
    tag,
    summary: "Remove somebody from the list",
    answer: { status: 204, description: "Removed." },
  },
];
