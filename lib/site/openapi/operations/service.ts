import { z } from "zod";
import { named, type Operation } from "../operation.ts";

/** What the API says of itself, and what helps in development. */
export const serviceOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/openapi.json",
    tag: "Service",
    summary: "This document",
    answer: {
      status: 200,
      description: "OpenAPI 3.1.",
      body: named("OpenApi", z.looseObject({ openapi: z.literal("3.1.0") })),
    },
  },
  {
    method: "GET",
    route: "/api/dev/mail",
    tag: "Service",
    summary: "The mail that a local Bloom has sent",
    description: "Only where mail goes into the local mailbox.",
    answer: {
      status: 200,
      description: "The mails, newest first.",
      body: named("Mailbox", z.object({ items: z.array(z.looseObject({})) })),
    },
    problems: { 404: "There is no local mailbox here." },
  },
];
