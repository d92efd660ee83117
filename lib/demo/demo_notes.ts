import type { Practice } from "../practice.ts";
import { sealAmendment, sealBody } from "../records/notes/note_places.ts";
import type { Rows } from "./factories/rows.ts";
import type { PastVisit, PastVisits } from "./past_visits.ts";
import { type DemoNote, demoNotes } from "./record_texts.ts";

/** Returns the demo therapist's notes about past visits. */
export async function noteRows(
  practice: Pick<Practice, "keyring" | "notesKeyring">,
  { pastVisits }: PastVisits,
): Promise<Rows[]> {
  const parts = demoNotes.map(async (note): Promise<Rows> => {
    const visit = pastVisits(note.patient).at(-1 - note.visitsAgo);
    return visit ? await rowsOf(practice, note, visit) : {};
  });
  return await Promise.all(parts);
}

async function rowsOf(
  practice: Pick<Practice, "keyring" | "notesKeyring">,
  { kind, text, isDraft = false, amendment }: DemoNote,
  { id: appointmentId, patientId, therapistId, endsAt }: PastVisit,
): Promise<Rows> {
  const id = crypto.randomUUID();
  const writtenAt = endsAt.add({ minutes: 8 });
  const note = {
    id,
    patientId,
    therapistId,
    appointmentId,
    status: isDraft ? "draft" as const : "signed" as const,
    version: 1,
    body: await sealBody(practice, kind, id, text),
    createdAt: writtenAt,
    updatedAt: writtenAt,
    signedAt: isDraft ? null : writtenAt,
  };
  if (kind === "psychotherapy") return { psychotherapyNotes: [note] };
  const place = { noteId: id, number: 1 };
  return {
    progressNotes: [note],
    progressNoteAmendments: amendment
      ? [{
        ...place,
        content: await sealAmendment(practice, kind, place, amendment),
        addedAt: endsAt.add({ hours: 2 }),
      }]
      : [],
  };
}
