import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { NoteKind } from "../../shared/note_kinds.ts";
import type { NoteAmendment } from "../../shared/schemas/notes.ts";
import { notePlaces, sealAmendment } from "./note_places.ts";
import { currentText, loadNote, type NoteAddress, type NoteView, recordNoteEvent } from "./note_view.ts";

export type AmendNoteResult =
  | { kind: "amended"; note: NoteView }
  | { kind: "not_found" }
  /** A draft is changed, not amended. */
  | { kind: "not_signed" }
  /** The text is unchanged. */
  | { kind: "unchanged" }
  /** It was amended in the meantime, so nothing was added. */
  | { kind: "conflict"; current: NoteView };

/**
 * Adds a version to a signed note of the acting therapist, with its time and reason. Earlier versions stay as
 * they are and are shown with it.
 */
export function amendNote(
  acting: Acting,
  kind: NoteKind,
  address: NoteAddress,
  { versions, text, reason }: NoteAmendment,
): Promise<AmendNoteResult> {
  return transaction(acting.db, async (trx): Promise<AmendNoteResult> => {
    const before = await loadNote(trx, acting, kind, address, { isHeld: true });
    if (!before) return { kind: "not_found" };
    if (before.status !== "signed") return { kind: "not_signed" };
    if (before.versions.length !== versions) {
      const refused = { outcome: "refused", reason: "changed_meanwhile" } as const;
      await recordNoteEvent(trx, acting, kind, before, "amend", refused);
      // The answer shows the note as it is now.
      await recordNoteEvent(trx, acting, kind, before, "read");
      return { kind: "conflict", current: before };
    }
    if (currentText(before) === text) return { kind: "unchanged" };
    const place = { noteId: before.id, number: before.versions.length };
    await trx.insertInto(notePlaces[kind].amendments).values({
      ...place,
      content: await sealAmendment(acting, kind, place, { text, reason }),
      addedAt: acting.now(),
    }).execute();
    await recordNoteEvent(trx, acting, kind, before, "amend");
    const note = await loadNote(trx, acting, kind, { id: before.id });
    return note ? { kind: "amended", note } : { kind: "not_found" };
  });
}
