import assert from "node:assert/strict";
import { birthDateProblem, birthDateRange } from "../../../lib/people/profile/birth_date.ts";

const date = (text: string) => Temporal.PlainDate.from(text);
const today = date("2026-03-01");

Deno.test("a user can be a patient from the eighteenth birthday on", () => {
  assert.equal(birthDateProblem(date("2008-03-01"), today), null);
  assert.equal(
    birthDateProblem(date("2008-03-02"), today),
    "You need to be 18 or older to have your own account.",
  );
});

Deno.test("a patient born on February 29 comes of age on March 1 of a common year", () => {
  assert.equal(birthDateProblem(date("2008-02-29"), today), null);
  assert.notEqual(birthDateProblem(date("2008-02-29"), date("2026-02-28")), null);
});

Deno.test("a date of birth in the future or more than a lifetime ago is refused as a typo", () => {
  assert.equal(birthDateProblem(date("2026-03-02"), today), "A date of birth must be in the past.");
  assert.equal(birthDateProblem(date("1890-01-01"), today), "Check the year of your date of birth.");
});

Deno.test("a form offers the same range that is accepted", () => {
  const { earliest, latest } = birthDateRange(today);
  for (const born of [earliest, latest]) assert.equal(birthDateProblem(born, today), null);
  for (const born of [earliest.subtract({ days: 1 }), latest.add({ days: 1 })]) {
    assert.notEqual(birthDateProblem(born, today), null);
  }
});
