import { z } from "zod";
import {
  credentialInput,
  credentialJson,
  reviewedCredentialJson,
  reviewInput,
  reviewQuery,
} from "../../../shared/schemas/credentials.ts";
import { named, type Operation } from "../operation.ts";

const credential = named("Credential", credentialJson);
const reviewed = named("ReviewedCredential", reviewedCredentialJson);
const submission = named("CredentialSubmission", credentialInput.extend({ document: z.file().optional() }));
const document = {
  status: 200,
  description: "The document, as a download: PDF, JPEG, PNG or WebP.",
} as const;

/** Professional licenses: handed in by therapists, reviewed by the practice. */
export const credentialOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/practice/credentials",
    tag: "Licenses",
    summary: "One's own licenses",
    answer: {
      status: 200,
      description: "Those that end last first.",
      body: named("Credentials", z.object({ items: z.array(credentialJson) })),
    },
  },
  {
    method: "POST",
    route: "/api/practice/credentials",
    tag: "Licenses",
    summary: "Hand in a license",
    description:
      "With a copy of it: a PDF or a picture of at most 5 MB. Patients find the therapist once it is verified.",
    body: submission,
    bodyType: "multipart/form-data",
    answer: { status: 201, description: "Handed in.", body: credential },
  },
  {
    method: "GET",
    route: "/api/practice/credentials/:id",
    tag: "Licenses",
    summary: "One of one's own licenses",
    answer: { status: 200, description: "The license.", body: credential },
  },
  {
    method: "PUT",
    route: "/api/practice/credentials/:id",
    tag: "Licenses",
    summary: "Correct a license and hand it in again",
    description: "Without a document, the one from before stays.",
    body: submission,
    bodyType: "multipart/form-data",
    answer: { status: 200, description: "Handed in again.", body: credential },
    problems: { 409: "It is verified: a renewal is handed in as a license of its own." },
  },
  {
    method: "DELETE",
    route: "/api/practice/credentials/:id",
    tag: "Licenses",
    summary: "Take a license back",
    answer: { status: 204, description: "It and its document are deleted." },
    problems: { 409: "It is verified: only the practice takes it back." },
  },
  {
    method: "GET",
    route: "/api/practice/credentials/:id/document",
    tag: "Licenses",
    summary: "The document of one's own license",
    answer: document,
  },
  {
    method: "GET",
    route: "/api/admin/credentials",
    tag: "Licenses",
    summary: "The practice's licenses",
    query: reviewQuery,
    answer: {
      status: 200,
      description: "At most 200 of the list that was asked for; by default those that wait for a decision.",
      body: named("ReviewedCredentials", z.object({ items: z.array(reviewedCredentialJson) })),
    },
  },
  {
    method: "GET",
    route: "/api/admin/credentials/:id",
    tag: "Licenses",
    summary: "A license to review",
    answer: { status: 200, description: "The license, with its therapist.", body: reviewed },
  },
  {
    method: "GET",
    route: "/api/admin/credentials/:id/document",
    tag: "Licenses",
    summary: "The document of a license",
    answer: document,
  },
  {
    method: "POST",
    route: "/api/admin/credentials/:id/review",
    tag: "Licenses",
    summary: "Decide about a license",
    description: "About the version that was read; the therapist gets a mail.",
    body: named("CredentialReview", reviewInput),
    answer: { status: 204, description: "Decided." },
    problems: { 409: "It has been changed or decided meanwhile, or has run out." },
  },
];
