import { composed } from "../composed.ts";
import { z } from "zod";
import { noteStatuses } from "../codes/note_statuses.ts";
import { NOTE_REASON_LIMIT, NOTE_TEXT_LIMIT } from "../note_kinds.ts";
import { instant } from "./moments.ts";

/**
 * Enough for the longest note in any script, as a form or JSON sends it (nine bytes per character). Bytes.
 */
export const NOTE_BODY_LIMIT = 256 * 1024;

const text = (limit: number, missing: string) =>
  // The limit applies after trimming; this states it in the API's description.
  z.string(missing).meta({ maxLength: limit })
    .transform((text) => composed(text).replaceAll("\r\n", "\n").trim())
    .pipe(
      z.string().min(1, missing).max(limit, `Use at most ${limit.toLocaleString("en-US")} characters.`),
    );

const noteText = text(NOTE_TEXT_LIMIT, "Write the note.");
const reason = text(NOTE_REASON_LIMIT, "Say why you're amending the note.");
const aVisit = "Choose one of your visits with this patient.";

const noteFields = {
  text: noteText,
  appointmentId: z.uuid(aVisit).nullable().default(null),
};

/** A new draft. If the client chooses the `id`, a draft that is sent twice is saved once. */
export const noteInput = z.strictObject({
  id: z.uuid("Use a random UUID.").toLowerCase().optional(),
  ...noteFields,
});

/** A draft's new text, based on the version that was seen. */
export const noteChange = z.strictObject({
  version: z.int("Send the version that you read."),
  ...noteFields,
});

/** The signature of a draft, in the version that was seen. */
export const noteSignature = z.strictObject({ version: z.int("Send the version that you read.") });

/** A later version of a signed note. */
export const noteAmendment = z.strictObject({
  versions: z.int("Send the number of versions that you have read."),
  text: noteText,
  reason,
});
export type NoteAmendment = z.output<typeof noteAmendment>;

const formVisit = z.preprocess(
  (value) => value === "" ? null : value,
  z.uuid(aVisit).nullable().default(null),
);
const seen = z.coerce.number("Open the note again.").int();

/**
 * A new note from a form. `id` is created with the form, so that a form that is sent twice creates one note.
 */
export const newNoteForm = z.object({
  id: z.uuid("Open the form again."),
  do: z.enum(["save", "sign"], "Save it or sign it."),
  text: noteText,
  visit: formVisit,
});

/** The actions on a note's page. */
export const noteForm = z.discriminatedUnion("do", [
  z.object({ do: z.enum(["save", "sign"]), version: seen, text: noteText, visit: formVisit }),
  z.object({ do: z.literal("discard"), version: seen }),
  z.object({ do: z.literal("amend"), versions: seen, text: noteText, reason }),
], "Choose what to do.");

const kind = z.enum(["progress", "psychotherapy"]);
const status = z.enum(noteStatuses);

const summary = {
  id: z.uuid(),
  kind,
  patientId: z.uuid(),
  appointmentId: z.uuid().nullable(),
  status,
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
  signedAt: instant.nullable(),
};

/** A note in a list, without its text. */
export const noteSummaryJson = z.object({ ...summary, amendments: z.int() });
export type NoteSummaryOutput = z.output<typeof noteSummaryJson>;

/** A note with every version since it was signed, the oldest first. */
export const noteJson = z.object({
  ...summary,
  versions: z.array(z.object({ text: z.string(), reason: z.string().nullable(), at: instant })),
});
export type NoteOutput = z.output<typeof noteJson>;
