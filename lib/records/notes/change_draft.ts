import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { NoteKind } from "../../shared/note_kinds.ts";
import { notePlaces, sealBody } from "./note_places.ts";
import { loadNote, type NoteAddress, type NoteView, recordNoteEvent } from "./note_view.ts";
import { isOwnVisit } from "./note_visits.ts";

/** It differs from what was shown, or is signed, so nothing was changed. */
interface Conflict {
  kind: "conflict";
  current: NoteView;
}

export type DiscardDraftResult = { kind: "discarded" } | { kind: "not_found" } | Conflict;

export type SaveDraftResult =
  | { kind: "saved"; note: NoteView }
  | { kind: "not_found" }
  | { kind: "no_such_visit" }
  | Conflict;

interface DraftChange {
  /** The version that was shown. */
  version: number;
  /** If omitted, the text stays. */
  content?: { text: string; appointmentId: string | null };
  /** Signs it: from then on its row never changes. */
  sign: boolean;
}

/**
 * Saves or signs a draft of the acting therapist, even after care has ended, so that a started note can be
 * finished. A save based on an older version, for example from another tab, returns the newer one instead of
 * overwriting it.
 */
export function saveDraft(
  acting: Acting,
  kind: NoteKind,
  address: NoteAddress,
  { version, content, sign }: DraftChange,
): Promise<SaveDraftResult> {
  const { now } = acting;
  const action = sign ? "sign" : "save";
  return transaction(acting.db, async (trx): Promise<SaveDraftResult> => {
    const before = await changeable(trx, acting, kind, address, version, action);
    if (before.kind !== "changeable") return before;
    const { id, patientId } = before.note;
    const visitId = content?.appointmentId ?? null;
    if (visitId !== null && !await isOwnVisit(trx, acting, patientId, visitId)) {
      return { kind: "no_such_visit" };
    }
    await trx.updateTable(notePlaces[kind].notes).set({
      ...(content ? { body: await sealBody(acting, kind, id, content.text), appointmentId: visitId } : {}),
      ...(sign ? { status: "signed", signedAt: now() } : {}),
      version: version + 1,
      updatedAt: now(),
    }).where("id", "=", id).where("status", "=", "draft").execute();
    await recordNoteEvent(trx, acting, kind, { id, patientId }, action);
    const note = await loadNote(trx, acting, kind, { id });
    return note ? { kind: "saved", note } : { kind: "not_found" };
  });
}

/** Deletes a draft of the acting therapist in the version that was shown. A signed note stays. */
export function discardDraft(
  acting: Acting,
  kind: NoteKind,
  address: NoteAddress,
  version: number | null = null,
): Promise<DiscardDraftResult> {
  return transaction(acting.db, async (trx) => {
    const before = await changeable(trx, acting, kind, address, version, "discard");
    if (before.kind !== "changeable") return before;
    await trx.deleteFrom(notePlaces[kind].notes).where("id", "=", before.note.id)
      .where("status", "=", "draft").execute();
    await recordNoteEvent(trx, acting, kind, before.note, "discard");
    return { kind: "discarded" };
  });
}

async function changeable(
  trx: Transaction,
  acting: Acting,
  kind: NoteKind,
  address: NoteAddress,
  version: number | null,
  action: string,
): Promise<{ kind: "changeable"; note: NoteView } | { kind: "not_found" } | Conflict> {
  const note = await loadNote(trx, acting, kind, address, { isHeld: true });
  if (!note) return { kind: "not_found" };
  if (note.status === "draft" && (version === null || note.version === version)) {
    return { kind: "changeable", note };
  }
  const reason = note.status === "signed" ? "signed" : "changed_meanwhile";
  await recordNoteEvent(trx, acting, kind, note, action, { outcome: "refused", reason });
  // The answer shows the note as it is now.
  await recordNoteEvent(trx, acting, kind, note, "read");
  return { kind: "conflict", current: note };
}
