import { noteApi } from "../../(_notes)/note_api.ts";

export const handler = noteApi("psychotherapy");
