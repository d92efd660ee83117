/** A note is written as a draft and kept once it is signed. Browser-safe. */
export const noteStatuses = ["draft", "signed"] as const;
export type NoteStatus = (typeof noteStatuses)[number];
