/** Returns why a note was not saved, as a sentence for its author. */
export function noteRefusal(
  { kind }: { kind: "not_in_care" | "no_such_visit" | "not_signed" | "unchanged" | "conflict" },
): string {
  switch (kind) {
    case "not_in_care":
      return "You don't work together right now, so you can't add a note.";
    case "no_such_visit":
      return "Choose one of your visits with this patient.";
    case "not_signed":
      return "This is still a draft. Edit the draft instead of amending it.";
    case "unchanged":
      return "The note already says this.";
    case "conflict":
      return "This note was changed or signed after you opened it. We didn't overwrite anything.";
  }
}
