import { z } from "zod";
import { accepting } from "../codes/accepting.ts";
import { careStatuses } from "../codes/care_statuses.ts";

/** Longest note of a request, and longest answer. Characters. */
export const CARE_TEXT_LIMIT = 600;

const text = z.string("Write this as text.")
  .transform((text) => text.normalize("NFC").replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(CARE_TEXT_LIMIT, `At most ${CARE_TEXT_LIMIT} characters fit here.`));

/** What a patient sends to a therapist with whom they would like to work. */
export const careRequestInput = z.strictObject({
  therapistId: z.uuid("Name a therapist."),
  note: text.default(""),
  /** A ward of the caller's who is to be taken on; left out: the caller. */
  patientId: z.uuid("Give an id as Bloom hands it out.").toLowerCase().optional(),
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
const unexplained = { path: ["reason"], message: "Tell the patient why, kindly, in a sentence or two." };
const isReferred = ({ decision, referTo }: { decision: string; referTo?: string }) =>
  decision !== "refer" || referTo !== undefined;
const unreferred = { path: ["referTo"], message: "Choose a colleague." };

/** What a therapist answers. */
export const careAnswerInput = z.strictObject(answerFields).refine(isExplained, unexplained)
  .refine(isReferred, unreferred);
export const careAnswerForm = z.object(answerFields).refine(isExplained, unexplained)
  .refine(isReferred, unreferred);
export type CareAnswer = z.output<typeof careAnswerInput>;

/** The end of a relationship, by either side. */
export const careEndInput = z.strictObject({ cancelVisits: z.boolean("Say true or false.").default(true) });
export const careEndForm = z.object({
  cancelVisits: z.literal("yes").optional().transform((box) => box === "yes"),
});

/** Whom a therapist takes on. */
export const careSettingsInput = z.strictObject({
  accepting: z.enum(accepting, "Choose one of the three."),
  firstVisitOpen: z.boolean("Say true or false."),
});
export type CareSettings = z.output<typeof careSettingsInput>;
export const careSettingsForm = z.object({
  accepting: careSettingsInput.shape.accepting,
  firstVisitOpen: z.literal("yes").optional().transform((box) => box === "yes"),
});

const person = z.strictObject({ id: z.uuid(), name: z.string() });

export const careJson = z.strictObject({
  id: z.uuid(),
  status: z.enum(careStatuses),
  /** Asked while the therapist only keeps a waiting list. */
  waitlisted: z.boolean(),
  patient: person,
  therapist: person,
  note: z.string().nullable(),
  answer: z.string().nullable(),
  referredTo: person.nullable(),
  requestedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type CareJson = z.output<typeof careJson>;
export const careListJson = z.strictObject({ items: z.array(careJson) });
