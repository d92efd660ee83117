/** The subjects of the API's operations, in the order of its description. */
export const tags = {
  Accounts: "Signing up, in and out, and what people change about themselves.",
  Passkeys: "Passkeys: registering them, and signing in or confirming one's identity with them.",
  "Second factor": "The authenticator app, recovery codes, and confirming one's identity again.",
  Sessions: "Where a person is signed in, which browsers are trusted, and what happened to the account.",
  Therapists: "The directory of therapists and their free slots.",
  Appointments: "Booking, moving and cancelling appointments, series, and the waitlist for times.",
  Practice: "A therapist's hours and kinds of visits, and how bookings are made.",
  Licenses: "Professional licenses, submitted by therapists and reviewed by the practice.",
  Care: "The care relationships between patients and therapists.",
  Family: "The children for whom a patient acts as a guardian.",
  Measures: "Questionnaires that therapists ask for and patients answer.",
  Notes: "Progress notes and psychotherapy notes, readable by their author alone.",
  Calendars: "Calendars elsewhere: subscribing to Bloom's busy times, and importing those of others.",
  Service: "The description of the API, and the practice's mail.",
} as const;

/** The subject of an operation. */
export type Tag = keyof typeof tags;
