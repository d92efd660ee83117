import { noteSignatureApi } from "../../(_notes)/note_api.ts";

export const handler = noteSignatureApi("psychotherapy");
