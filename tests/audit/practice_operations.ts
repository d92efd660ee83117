import { answerRequest } from "../../lib/people/care/answer_request.ts";
import { askToConnect } from "../../lib/people/care/ask_to_connect.ts";
import { removeCredential } from "../../lib/people/credentials/remove_credential.ts";
import { reviewCredential } from "../../lib/people/credentials/review_credential.ts";
import { submitCredential } from "../../lib/people/credentials/submit_credential.ts";
import { addWard } from "../../lib/people/guardians/save_ward.ts";
import { endCare } from "../../lib/leaving/end_care.ts";
import { endGuardianship } from "../../lib/leaving/end_guardianship.ts";
import { answerMeasure } from "../../lib/records/measures/answer_measure.ts";
import { askForMeasure } from "../../lib/records/measures/ask_for_measure.ts";
import { acknowledgeFlag } from "../../lib/records/measures/measure_flags.ts";
import { stopMeasure } from "../../lib/records/measures/stop_measure.ts";
import { cancelAppointment } from "../../lib/scheduling/booking/cancel_appointment.ts";
import { claimOffer, declineOffer } from "../../lib/scheduling/waitlist/answer_offer.ts";
import { joinWaitlist } from "../../lib/scheduling/waitlist/join_waitlist.ts";
import { leaveWaitlist } from "../../lib/scheduling/waitlist/leave_waitlist.ts";
import { passOnFreedTimes } from "../../lib/scheduling/waitlist/pass_on_freed_times.ts";
import { aWard } from "../people/guardians/a_ward.ts";
import { book, wish } from "../scheduling/desk.ts";
import { ANY_TIME } from "../scheduling/waitlist/waiting.ts";
import { connect, createPatient } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";
import type { Operation, World } from "./traces.ts";

/** The patient asks the therapist. @returns the request's ID. */
async function asked({ as, therapist, db }: World): Promise<string> {
  await askToConnect(as.patient, { therapistId: therapist.id, note: "I sleep badly." });
  return (await db.selectFrom("careRelationships").select("id").executeTakeFirstOrThrow()).id;
}

/** The therapist asks the patient for a measure. @returns the request's ID. */
async function askedForMeasure({ practice, as, patient, therapist }: World): Promise<string> {
  await connect(practice, patient, therapist);
  const result = await askForMeasure(as.therapist, patient.id, { instrument: "phq9", repeats: "once" });
  if (result.kind !== "asked") throw new Error(result.kind);
  return result.request.id;
}

const phq9 = (last: number) => ({ answers: [1, 1, 1, 1, 1, 1, 1, 1, last], difficulty: null });

async function license({ as }: World): Promise<string> {
  const result = await submitCredential(as.therapist, null, {
    kind: "psychologist",
    number: "77",
    state: "NM",
    issuedOn: "2025-01-01",
    expiresOn: "2027-01-01",
    document: { name: "a.pdf", contentType: "application/pdf", bytes: new Uint8Array(9) },
  });
  if (result.kind !== "submitted") throw new Error(result.kind);
  return result.credential.id;
}

/** The patient waits for an earlier time than their visit's. */
async function waiting({ practice, as, patient, therapist }: World): Promise<string> {
  await connect(practice, patient, therapist);
  const { id } = await book(as.patient, wish(therapist, "2026-03-12T10:00"));
  const joined = await joinWaitlist(as.patient, { appointmentId: id }, ANY_TIME);
  if (joined.kind !== "joined") throw new Error(joined.kind);
  return joined.entryId;
}

/** The patient is offered an earlier time. @returns the offer's ID. */
async function offered(world: World): Promise<string> {
  const { practice, therapist, db } = world;
  const holder = await createPatient(practice);
  await connect(practice, holder, therapist);
  const acting = actingFor(practice, holder);
  const { id } = await book(acting, wish(therapist, "2026-03-06T10:00"));
  await waiting(world);
  await cancelAppointment(acting, { appointmentId: id, reason: "" });
  await db.updateTable("freedTimes").set({ nextAt: practice.now() }).execute();
  await passOnFreedTimes(practice);
  return (await db.selectFrom("waitlistOffers").select("id").executeTakeFirstOrThrow()).id;
}

async function withWard({ as, db }: World): Promise<string> {
  await addWard(as.patient, aWard());
  return (await db.selectFrom("guardianships").select("wardId").executeTakeFirstOrThrow()).wardId;
}

/** What patients, therapists and admins do with care, records, licenses and the waitlist. */
export const practiceOperations: Operation[] = [
  {
    what: "asking a therapist",
    ready: ({ as, therapist }) => () =>
      askToConnect(as.patient, { therapistId: therapist.id, note: "Hello." }),
    answers: "asked",
    events: ["patient ask_to_connect care_relationship of patient"],
    mails: ["therapist: Someone would like to work with you"],
  },
  {
    what: "accepting a patient",
    ready: async (world) => {
      const id = await asked(world);
      return () => answerRequest(world.as.therapist, id, { decision: "accept", reason: "" });
    },
    answers: "answered",
    events: ["therapist accept care_relationship of patient"],
    mails: ["patient: Your request was accepted"],
  },
  {
    what: "declining a patient",
    ready: async (world) => {
      const id = await asked(world);
      return () => answerRequest(world.as.therapist, id, { decision: "decline", reason: "I am full." });
    },
    answers: "answered",
    events: ["therapist decline care_relationship of patient"],
    mails: ["patient: Your request was answered"],
  },
  {
    what: "withdrawing a request",
    ready: async (world) => {
      const id = await asked(world);
      return () => endCare(world.as.patient, id, { cancelVisits: false });
    },
    answers: "withdrawn",
    events: ["patient withdraw care_relationship of patient"],
    mails: [],
  },
  {
    what: "ending care as a patient",
    ready: async ({ practice, patient, therapist, as }) => {
      const { id } = await connect(practice, patient, therapist);
      return () => endCare(as.patient, id, { cancelVisits: false });
    },
    answers: "ended",
    events: ["patient end care_relationship of patient"],
    mails: ["therapist: You no longer work together"],
  },
  {
    what: "ending care as a therapist",
    ready: async ({ practice, patient, therapist, as }) => {
      const { id } = await connect(practice, patient, therapist);
      return () => endCare(as.therapist, id, { cancelVisits: false });
    },
    answers: "ended",
    events: ["therapist end care_relationship of patient"],
    mails: ["patient: You no longer work together"],
  },
  {
    what: "asking for a measure",
    ready: async ({ practice, patient, therapist, as }) => {
      await connect(practice, patient, therapist);
      return () => askForMeasure(as.therapist, patient.id, { instrument: "phq9", repeats: "once" });
    },
    answers: "asked",
    events: ["therapist ask measure_request of patient"],
    mails: ["patient: You have a few questions to answer"],
  },
  {
    what: "answering a measure",
    ready: async (world) => {
      const id = await askedForMeasure(world);
      return () => answerMeasure(world.as.patient, id, phq9(0));
    },
    answers: "answered",
    events: ["patient answer measure_result of patient"],
    mails: [],
  },
  {
    what: "answering a measure with thoughts of death",
    ready: async (world) => {
      const id = await askedForMeasure(world);
      return () => answerMeasure(world.as.patient, id, phq9(1));
    },
    answers: "answered",
    events: ["patient answer measure_result of patient", "patient raise measure_flag of patient"],
    mails: ["therapist: Something in Bloom needs your attention"],
  },
  {
    what: "marking a flag as seen",
    ready: async (world) => {
      await answerMeasure(world.as.patient, await askedForMeasure(world), phq9(1));
      const { id } = await world.db.selectFrom("measureFlags").select("id").executeTakeFirstOrThrow();
      return () => acknowledgeFlag(world.as.therapist, id);
    },
    answers: "acknowledged",
    events: ["therapist acknowledge measure_flag of patient"],
    mails: [],
  },
  {
    what: "taking a measure back",
    ready: async (world) => {
      const id = await askedForMeasure(world);
      return () => stopMeasure(world.as.therapist, id);
    },
    answers: "stopped",
    events: ["therapist stop measure_request of patient"],
    mails: [],
  },
  {
    what: "submitting a license",
    ready: (world) => () => license(world),
    events: ["therapist submit credential of therapist"],
    mails: [],
  },
  {
    what: "verifying a license",
    ready: async (world) => {
      const id = await license(world);
      return () => reviewCredential(world.as.admin, id, { version: 1, decision: "verify", reason: "" });
    },
    answers: "reviewed",
    events: ["admin verify credential of therapist"],
    mails: ["therapist: Your license for New Mexico is verified"],
  },
  {
    what: "refusing a license",
    ready: async (world) => {
      const id = await license(world);
      return () =>
        reviewCredential(world.as.admin, id, { version: 1, decision: "refuse", reason: "Blurred." });
    },
    answers: "reviewed",
    events: ["admin refuse credential of therapist"],
    mails: ["therapist: We can't accept your license for New Mexico"],
  },
  {
    what: "removing a license",
    ready: async (world) => {
      const id = await license(world);
      return () => removeCredential(world.as.therapist, id);
    },
    answers: "removed",
    events: ["therapist remove credential of therapist"],
    mails: [],
  },
  {
    what: "adding a child",
    ready: ({ as }) => () => addWard(as.patient, aWard()),
    answers: "saved",
    events: ["patient create ward of somebody else"],
    mails: [],
  },
  {
    what: "no longer acting for a child",
    ready: async (world) => {
      const wardId = await withWard(world);
      return () => endGuardianship(world.as.patient, wardId);
    },
    answers: "ended",
    events: ["patient end_guardianship ward of somebody else, ward_leaves"],
    mails: [],
  },
  {
    what: "leaving the waitlist",
    ready: async (world) => {
      const id = await waiting(world);
      return () => leaveWaitlist(world.as.patient, id);
    },
    events: ["patient leave_waitlist waitlist_entry of patient"],
    mails: [],
  },
  {
    what: "taking an offered time",
    ready: async (world) => {
      const id = await offered(world);
      return () => claimOffer(world.as.patient, id);
    },
    answers: "claimed",
    events: ["patient claim_offer waitlist_entry of patient", "patient reschedule appointment of patient"],
    mails: [
      "patient: Your video visit has moved to Fri, Mar 6 at 10:00 AM",
      "therapist: Your video visit has moved to Fri, Mar 6 at 10:00 AM",
    ],
  },
  {
    what: "declining an offered time",
    ready: async (world) => {
      const id = await offered(world);
      return () => declineOffer(world.as.patient, id);
    },
    answers: "declined",
    events: ["patient decline_offer waitlist_entry of patient"],
    mails: [],
  },
];
