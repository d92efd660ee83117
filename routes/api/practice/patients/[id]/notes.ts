import { patientNotesApi } from "../../(_notes)/note_api.ts";

export const handler = patientNotesApi("progress");
