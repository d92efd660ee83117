import { HttpError, page } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import type { NoteKind } from "../../../../lib/shared/note_kinds.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { newNoteView, noteView, postNewNote, postNote } from "./note_page.ts";
import { listNotes } from "../../../../lib/records/notes/read_notes.ts";

/** Returns the handlers of a therapist's list of notes of one kind about a patient. */
export const noteListHandlers = (kind: NoteKind) =>
  define.handlers({
    async GET(ctx) {
      const acting = actingAs(ctx);
      const found = await listNotes(acting, kind, idFrom(ctx.params));
      if (!found) throw new HttpError(404);
      const isDiscarded = ctx.url.searchParams.get("done") === "discarded";
      return page({ ...found, kind, timeZone: acting.actor.timeZone, now: acting.now(), isDiscarded });
    },
  });

/** Returns the handlers of a new note's page. */
export const newNoteHandlers = (kind: NoteKind) =>
  define.handlers({
    async GET(ctx) {
      const acting = actingAs(ctx);
      const view = await newNoteView(acting, kind, idFrom(ctx.params), ctx.url.searchParams.get("visit"));
      if (!view) throw new HttpError(404);
      return page({ ...view, now: acting.now(), done: null });
    },

    async POST(ctx) {
      const acting = actingAs(ctx);
      const patientId = idFrom(ctx.params);
      const posted = await postNewNote(acting, kind, patientId, ctx.req);
      switch (posted.kind) {
        case "saved":
          return redirectTo(paths.note(kind, patientId, posted.id, { done: posted.done }));
        case "refused":
          return page({ ...posted.view, now: acting.now(), done: null }, { status: posted.status });
        case "discarded":
        case "not_found":
          throw new HttpError(404);
      }
    },
  });

/** Returns the handlers of one note's page: a draft to continue, or a signed note to amend. */
export const noteHandlers = (kind: NoteKind) =>
  define.handlers({
    async GET(ctx) {
      const acting = actingAs(ctx);
      const view = await noteView(acting, kind, addressOf(ctx.params));
      if (!view) throw new HttpError(404);
      return page({ ...view, now: acting.now(), done: ctx.url.searchParams.get("done") });
    },

    async POST(ctx) {
      const acting = actingAs(ctx);
      const address = addressOf(ctx.params);
      const posted = await postNote(acting, kind, address, ctx.req);
      switch (posted.kind) {
        case "saved":
          return redirectTo(paths.note(kind, address.patientId, address.id, { done: posted.done }));
        case "discarded":
          return redirectTo(paths.notes(kind, address.patientId, { done: "discarded" }));
        case "refused":
          return page({ ...posted.view, now: acting.now(), done: null }, { status: posted.status });
        case "not_found":
          throw new HttpError(404);
      }
    },
  });

const addressOf = (params: Record<string, string>) => ({
  patientId: idFrom(params),
  id: idFrom(params, "noteId"),
});
