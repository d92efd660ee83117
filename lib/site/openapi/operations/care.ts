import { z } from "zod";
import {
  careAnswerInput,
  careEndInput,
  careJson,
  careListJson,
  careRequestInput,
  careSettingsInput,
} from "../../../shared/schemas/care.ts";
import { patientRecordJson } from "../../../shared/schemas/patient_record.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Care";
const care = named("CareRelationship", careJson);
const settings = named("CareSettings", careSettingsInput);

/** Who works with whom. */
export const careOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/care",
    tag,
    summary: "One's own care relationships",
    answer: { status: 200, description: "Of every status.", body: named("CareRelationships", careListJson) },
  },
  {
    method: "POST",
    route: "/api/care",
    tag,
    summary: "Ask a therapist to be taken on",
    body: named("CareRequest", careRequestInput),
    answer: { status: 201, description: "Asked; the therapist gets a mail.", body: care },
    problems: {
      404: "There is no such therapist.",
      409: "They take on nobody new, are not licensed where the patient is, or have been asked already.",
    },
  },
  {
    method: "GET",
    route: "/api/care/:id",
    tag,
    summary: "One of one's own care relationships",
    answer: { status: 200, description: "The relationship.", body: care },
  },
  {
    method: "POST",
    route: "/api/care/:id/answer",
    tag,
    summary: "Answer a request",
    body: named("CareAnswer", careAnswerInput),
    answer: { status: 204, description: "Answered; the patient gets a mail." },
    problems: { 409: "It has been answered or taken back meanwhile." },
  },
  {
    method: "POST",
    route: "/api/care/:id/end",
    tag,
    summary: "End a relationship, or take a request back",
    body: named("CareEnd", careEndInput),
    answer: {
      status: 200,
      description: "Ended.",
      body: named("CareEnded", z.object({ cancelledVisits: z.int() })),
    },
    problems: { 409: "It has ended already." },
  },
  {
    method: "GET",
    route: "/api/practice/patients/:id",
    tag,
    summary: "One of one's own patients",
    description: "Somebody who asks, has or had a relationship with the therapist, or has had visits.",
    answer: {
      status: 200,
      description: "Contact and consents while they work together or a visit is coming, and the visits.",
      body: named("PatientRecord", patientRecordJson),
    },
  },
  {
    method: "GET",
    route: "/api/practice/care-settings",
    tag,
    summary: "Whom one takes on",
    answer: { status: 200, description: "The settings.", body: settings },
  },
  {
    method: "PUT",
    route: "/api/practice/care-settings",
    tag,
    summary: "Change whom one takes on",
    body: settings,
    answer: { status: 200, description: "The settings as they are now.", body: settings },
  },
];
