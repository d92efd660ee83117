import assert from "node:assert/strict";
import { es } from "../../../lib/scheduling/mail/texts/es.ts";

const joined = (...names: string[]) => es.names(names.map((name) => ({ name })));

Deno.test('Spanish names are joined with "e" before the sound of "i", also where it has an accent', () => {
  assert.equal(joined("Ana", "Inés"), "Ana e Inés");
  assert.equal(joined("Ana", "Íñigo"), "Ana e Íñigo");
  assert.equal(joined("Ana", "Íngrid"), "Ana e Íngrid");
  assert.equal(joined("Íñigo", "José", "Hípatia"), "Íñigo, José e Hípatia");
});

Deno.test('Spanish names are joined with "y" before all else, and a name alone stays as it is', () => {
  assert.equal(joined("Íñigo", "Ana"), "Íñigo y Ana");
  assert.equal(joined("Ana", "Yolanda"), "Ana y Yolanda");
  assert.equal(joined("Íñigo"), "Íñigo");
});
