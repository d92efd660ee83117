/** The subjects of the API's operations, in the order of its description. */
export const tags = {
  Accounts: "Signing up, signing in and out, and the details that people change themselves.",
  Passkeys: "Registering passkeys, and using them to sign in or to confirm an identity.",
  "Second factor": "The authenticator app, recovery codes, and confirming an identity again.",
  Sessions: "Where a user is signed in, which browsers are trusted, and what happened in the account.",
  Therapists: "The directory of therapists and their free slots.",
  Appointments: "Booking, moving and canceling appointments and series, and the waitlist.",
  Practice: "A therapist's schedule and types of visits, and how bookings are confirmed.",
  Licenses: "Professional licenses, submitted by therapists and reviewed by the practice.",
  Care: "The care relationships between patients and therapists.",
  Family: "The children for whom a patient acts as a guardian.",
  Measures: "Questionnaires that therapists ask for and patients answer.",
  Notes: "Progress notes and psychotherapy notes, readable by their author alone.",
  Calendars: "Subscribing to a user's busy times, and importing a therapist's other calendars.",
  Service: "The description of the API, and the practice's emails.",
} as const;

/** The subject of an operation. */
export type Tag = keyof typeof tags;
