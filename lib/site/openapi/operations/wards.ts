import { z } from "zod";
import { wardInput, wardOutput, wardsOutput } from "../../../shared/schemas/wards.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Family";
const ward = named("Ward", wardOutput);
const input = named("WardInput", wardInput);

/** Minors for whom a patient's account acts. */
export const wardOperations: Operation[] = [
  {
    method: "GET",
    route: "/api/user/wards",
    tag,
    summary: "Those for whom one may act",
    answer: { status: 200, description: "By name.", body: named("Wards", wardsOutput) },
  },
  {
    method: "POST",
    route: "/api/user/wards",
    tag,
    summary: "Add a minor whom one cares for",
    body: input,
    answer: { status: 201, description: "Added; visits can be booked for them.", body: ward },
    problems: { 409: "There are too many already." },
  },
  {
    method: "GET",
    route: "/api/user/wards/:id",
    tag,
    summary: "One of them",
    answer: { status: 200, description: "The ward.", body: ward },
  },
  {
    method: "PUT",
    route: "/api/user/wards/:id",
    tag,
    summary: "Change what is known of them",
    body: input,
    answer: { status: 200, description: "Changed.", body: ward },
    problems: { 409: "There are too many already." },
  },
  {
    method: "DELETE",
    route: "/api/user/wards/:id",
    tag,
    summary: "Stop acting for them",
    answer: {
      status: 200,
      description: "Ended. Where nobody else acts for them, their coming visits are cancelled.",
      body: named("EndedGuardianship", z.object({ cancelledVisits: z.number() })),
    },
  },
];
