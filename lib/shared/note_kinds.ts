/**
 * A therapist's notes about a patient: part of the record, or the therapist's own, which the law keeps apart.
 * Browser-safe.
 */
export type NoteKind = "progress" | "psychotherapy";

interface NoteWords {
  one: string;
  many: string;
  /** Their purpose, in a sentence for their author. */
  about: string;
}

export const noteWords: Record<NoteKind, NoteWords> = {
  progress: {
    one: "Progress note",
    many: "Progress notes",
    about: "What you did and found in each visit. Only you can read these notes.",
  },
  psychotherapy: {
    one: "Psychotherapy note",
    many: "Psychotherapy notes",
    about:
      "Your private notes on what was said and what you thought. We keep them apart from the record and encrypt them with " +
      "separate keys.",
  },
};

/** The longest note, and the longest reason for an amendment. Characters. */
export const NOTE_TEXT_LIMIT = 20_000;
export const NOTE_REASON_LIMIT = 500;
