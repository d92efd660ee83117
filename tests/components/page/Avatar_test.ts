import assert from "node:assert/strict";
import { initials } from "../../../components/page/Avatar.tsx";

Deno.test("initials are the first letters of the first and the last name", () => {
  assert.equal(initials("Maya Chen"), "MC");
  assert.equal(initials("Ana Lucía de la Torre"), "AT");
  assert.equal(initials("Teller"), "T");
});

Deno.test("a title alone is not accepted as a name", () => {
  assert.equal(initials("Dr. Maya Chen"), "MC");
});

Deno.test("initials keep letters whole in every script", () => {
  assert.equal(initials("élodie 𝒵ed"), "É𝒵");
  assert.equal(initials("42"), "");
});
