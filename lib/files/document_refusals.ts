import type { Refusals } from "../shared/refusal.ts";

/** Why an uploaded document was not accepted. */
export const documentRefusals: Refusals<{ kind: "too_large" } | { kind: "wrong_type" }> = {
  too_large: {
    status: 413,
    field: "document",
    sentence: "This document is larger than 5 MB. Choose a smaller one.",
  },
  wrong_type: {
    status: 422,
    field: "document",
    sentence: "This isn't a PDF, JPEG, PNG, or WebP file, or it's damaged. Choose another one.",
  },
};
