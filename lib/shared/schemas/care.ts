import { composed } from "../composed.ts";
import { z } from "zod";
import { accepting } from "../codes/accepting.ts";
import { careStatuses } from "../codes/care_statuses.ts";
import { instant } from "./moments.ts";

/** The longest note of a request, and the longest answer. Characters. */
export const CARE_TEXT_LIMIT = 600;

const text = z.string("Write this as text.")
  .transform((text) => composed(text).replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(CARE_TEXT_LIMIT, `Use at most ${CARE_TEXT_LIMIT} characters.`));

/** A patient's request to a therapist. */
export const careRequestInput = z.strictObject({
  therapistId: z.uuid("Choose a therapist."),
  note: text.default(""),
  /** The caller's ward who is to be treated; default: the caller. */
  patientId: z.uuid("Use an ID that Bloom gave you.").toLowerCase().optional(),
});
export const careRequestForm = z.object({
  note: careRequestInput.shape.note,
  patient: z.preprocess((value) => value === "" ? undefined : value, careRequestInput.shape.patientId),
});

const answerFields = {
  decision: z.enum(["accept", "decline", "refer"], "Choose an answer."),
  reason: text.default(""),
  referTo: z.preprocess(
    (value) => value === "" ? undefined : value,
    z.uuid("Choose a colleague.").optional(),
  ),
};
const isExplained = ({ decision, reason }: { decision: string; reason: string }) =>
  decision !== "decline" || reason !== "";
const unexplained = { path: ["reason"], message: "Tell the patient why in a kind sentence or two." };
const isReferred = ({ decision, referTo }: { decision: string; referTo?: string }) =>
  decision !== "refer" || referTo !== undefined;
const unreferred = { path: ["referTo"], message: "Choose a colleague." };

/** A therapist's answer. */
export const careAnswerInput = z.strictObject(answerFields).refine(isExplained, unexplained)
  .refine(isReferred, unreferred);
export const careAnswerForm = z.object(answerFields).refine(isExplained, unexplained)
  .refine(isReferred, unreferred);
export type CareAnswer = z.output<typeof careAnswerInput>;

/** The end of a relationship, by either side. */
export const careEndInput = z.strictObject({ cancelVisits: z.boolean("Use true or false.").default(true) });
export const careEndForm = z.object({
  cancelVisits: z.literal("yes").optional().transform((box) => box === "yes"),
});

/** Which patients a therapist accepts. */
export const careSettingsInput = z.strictObject({
  accepting: z.enum(accepting, "Choose one of the three options."),
  firstVisitOpen: z.boolean("Use true or false."),
});
export type CareSettings = z.output<typeof careSettingsInput>;
export const careSettingsForm = z.object({
  accepting: careSettingsInput.shape.accepting,
  firstVisitOpen: z.literal("yes").optional().transform((box) => box === "yes"),
});

const person = z.object({ id: z.uuid(), name: z.string() });

export const careJson = z.object({
  id: z.uuid(),
  status: z.enum(careStatuses),
  /** Requested while the therapist only keeps a new-patient list. */
  waitlisted: z.boolean(),
  patient: person,
  therapist: person,
  note: z.string().nullable(),
  answer: z.string().nullable(),
  referredTo: person.nullable(),
  requestedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type CareOutput = z.output<typeof careJson>;
export const careListJson = z.object({ items: z.array(careJson) });
