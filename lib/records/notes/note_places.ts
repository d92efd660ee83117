import type { Keyring } from "../../encryption/keyring.ts";
import type { Practice } from "../../practice.ts";
import type { NoteKind } from "../../shared/note_kinds.ts";

/** Where notes of each kind are stored, and what seals them. */
export const notePlaces = {
  progress: {
    notes: "progressNotes",
    amendments: "progressNoteAmendments",
    subjectType: "progress_note",
  },
  psychotherapy: {
    notes: "psychotherapyNotes",
    amendments: "psychotherapyNoteAmendments",
    subjectType: "psychotherapy_note",
  },
} as const satisfies Record<NoteKind, unknown>;

/**
 * Returns the keyring for a kind. The record's key cannot open psychotherapy notes, and theirs cannot open
 * the record.
 */
function ringOf({ keyring, notesKeyring }: Keyrings, kind: NoteKind): Keyring {
  return kind === "psychotherapy" ? notesKeyring : keyring;
}

type Keyrings = Pick<Practice, "keyring" | "notesKeyring">;

const bodyContext = (kind: NoteKind, id: string) => `${notePlaces[kind].subjectType}s.body:${id}`;
const amendmentContext = (kind: NoteKind, id: string, number: number) =>
  `${notePlaces[kind].subjectType}_amendments.content:${id}:${number}`;

/** Seals a note's text with its kind's keyring, for the note of this ID. */
export const sealBody = (rings: Keyrings, kind: NoteKind, id: string, text: string): Promise<string> =>
  ringOf(rings, kind).seal(text, bodyContext(kind, id));

/** Decrypts a note's text. @throws {UnsealError} */
export const openBody = (rings: Keyrings, kind: NoteKind, id: string, sealed: string): Promise<string> =>
  ringOf(rings, kind).open(sealed, bodyContext(kind, id));

/** An amendment's text and reason. */
interface AmendmentContent {
  text: string;
  reason: string;
}

/** Seals an amendment's text and reason with its kind's keyring. */
export const sealAmendment = (
  rings: Keyrings,
  kind: NoteKind,
  { noteId, number }: { noteId: string; number: number },
  { text, reason }: AmendmentContent,
): Promise<string> =>
  ringOf(rings, kind).seal(JSON.stringify({ text, reason }), amendmentContext(kind, noteId, number));

/** Decrypts an amendment. @throws {UnsealError} */
export async function openAmendment(
  rings: Keyrings,
  kind: NoteKind,
  { noteId, number, content }: { noteId: string; number: number; content: string },
): Promise<AmendmentContent> {
  return JSON.parse(await ringOf(rings, kind).open(content, amendmentContext(kind, noteId, number)));
}
