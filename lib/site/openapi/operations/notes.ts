import { z } from "zod";
import {
  noteAmendment,
  noteChange,
  noteInput,
  noteJson,
  noteSignature,
  noteSummaryJson,
} from "../../../shared/schemas/notes.ts";
import { named, type Operation } from "../operation.ts";

const tag = "Notes";
const note = named("Note", noteJson);
const notes = named("Notes", z.object({ items: z.array(noteSummaryJson) }));
const input = named("NoteInput", noteInput);
const change = named("NoteChange", noteChange);
const signature = named("NoteSignature", noteSignature);
const amendment = named("NoteAmendment", noteAmendment);
const conflict = "It has been changed or signed meanwhile; `current` has what is kept.";

/** The operations on notes of one kind: both kinds have the same. */
function operationsOn(folder: "notes" | "psychotherapy-notes", words: string): Operation[] {
  return [
    {
      method: "GET",
      route: `/api/practice/patients/:id/${folder}`,
      tag,
      summary: `One's own ${words}s about a patient`,
      description: "Without what they say.",
      answer: { status: 200, description: "The latest first, at most 500.", body: notes },
    },
    {
      method: "POST",
      route: `/api/practice/patients/:id/${folder}`,
      tag,
      summary: `Begin a ${words}`,
      description: "With an id of the caller's making, one that is sent twice is one note.",
      body: input,
      answer: { status: 201, description: "Kept as a draft.", body: note },
      problems: { 409: "You do not work together at present, or the id is one of another text." },
    },
    {
      method: "GET",
      route: `/api/practice/${folder}/:id`,
      tag,
      summary: `One of one's own ${words}s`,
      answer: { status: 200, description: "The note, with every version.", body: note },
    },
    {
      method: "PUT",
      route: `/api/practice/${folder}/:id`,
      tag,
      summary: `Change the draft of a ${words}`,
      body: change,
      answer: { status: 200, description: "Kept.", body: note },
      problems: { 409: conflict },
    },
    {
      method: "DELETE",
      route: `/api/practice/${folder}/:id`,
      tag,
      summary: `Throw the draft of a ${words} away`,
      answer: { status: 204, description: "It is deleted." },
      problems: { 409: "It is signed: it stays." },
    },
    {
      method: "POST",
      route: `/api/practice/${folder}/:id/signature`,
      tag,
      summary: `Sign a ${words}`,
      description: "From then on it is never changed, only amended.",
      body: signature,
      answer: { status: 200, description: "Signed.", body: note },
      problems: { 409: conflict },
    },
    {
      method: "POST",
      route: `/api/practice/${folder}/:id/amendments`,
      tag,
      summary: `Amend a signed ${words}`,
      description: "Adds a version; those before stay.",
      body: amendment,
      answer: { status: 201, description: "Added.", body: note },
      problems: { 409: "It is no signed note, or has been amended meanwhile; `current` has what is kept." },
    },
  ];
}

/** What therapists write: readable by their author alone. */
export const noteOperations: Operation[] = [
  ...operationsOn("notes", "progress note"),
  ...operationsOn("psychotherapy-notes", "psychotherapy note"),
];
