import { noteAmendmentsApi } from "../../(_notes)/note_api.ts";

export const handler = noteAmendmentsApi("psychotherapy");
