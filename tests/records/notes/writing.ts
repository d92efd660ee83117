import assert from "node:assert/strict";
import type { NoteKind } from "../../../lib/shared/note_kinds.ts";
import { noteJson, type NoteOutput } from "../../../lib/shared/schemas/notes.ts";
import type { Clinic } from "../clinic.ts";

export const folders = { progress: "notes", psychotherapy: "psychotherapy-notes" } as const;

export const SECRET = "She told me of her brother's harvest.";

/** Creates a draft over the API. */
export async function begin(
  { atTherapist, patient }: Clinic,
  kind: NoteKind,
  text = SECRET,
): Promise<NoteOutput> {
  const response = await atTherapist.postJson(`/api/practice/patients/${patient.id}/${folders[kind]}`, {
    text,
  });
  assert.equal(response.status, 201);
  return noteJson.parse(await response.json());
}

export const put = ({ atTherapist }: Clinic, { kind, id }: NoteOutput, body: unknown) =>
  atTherapist.fetch(`/api/practice/${folders[kind]}/${id}`, {
    method: "PUT",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

export const post = ({ atTherapist }: Clinic, { kind, id }: NoteOutput, what: string, body: unknown) =>
  atTherapist.postJson(`/api/practice/${folders[kind]}/${id}/${what}`, body);

export async function signed(clinic: Clinic, kind: NoteKind): Promise<NoteOutput> {
  const note = await begin(clinic, kind);
  const response = await post(clinic, note, "signature", { version: note.version });
  assert.equal(response.status, 200);
  return noteJson.parse(await response.json());
}
