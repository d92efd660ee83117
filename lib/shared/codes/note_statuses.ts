/** The status of a note: a draft can change, a signed note cannot. Browser-safe. */
export const noteStatuses = ["draft", "signed"] as const;
export type NoteStatus = (typeof noteStatuses)[number];
