/** Why a note was not kept, in a sentence for its author. */
export function noteRefusal(
  { kind }: { kind: "not_in_care" | "no_such_visit" | "not_signed" | "unchanged" | "conflict" },
): string {
  switch (kind) {
    case "not_in_care":
      return "You do not work together at present, so no new note can be kept.";
    case "no_such_visit":
      return "Choose one of your visits with this patient.";
    case "not_signed":
      return "This is a draft: change it, there is nothing to amend yet.";
    case "unchanged":
      return "This is what the note says already.";
    case "conflict":
      return "It has been changed or signed meanwhile. Nothing of that is written over.";
  }
}
