import assert from "node:assert/strict";
import {
  bandOf,
  bandScores,
  highestScore,
  riskAnswer,
  scoreOf,
} from "../../../lib/shared/measures/instrument.ts";
import { gad7 } from "../../../lib/shared/measures/gad7.ts";
import { phq9 } from "../../../lib/shared/measures/phq9.ts";
import { measureForm } from "../../../lib/shared/schemas/measures.ts";

/** As the authors publish them: from, to, name. */
const published = {
  phq9: [
    [0, 4, "Minimal"],
    [5, 9, "Mild"],
    [10, 14, "Moderate"],
    [15, 19, "Moderately severe"],
    [20, 27, "Severe"],
  ],
  gad7: [[0, 4, "Minimal"], [5, 9, "Mild"], [10, 14, "Moderate"], [15, 21, "Severe"]],
} as const;

for (const instrument of [phq9, gad7]) {
  Deno.test(`every score of the ${instrument.name} is in the band that its authors publish`, () => {
    const bands = published[instrument.code];
    assert.equal(highestScore(instrument), bands[bands.length - 1][1]);
    for (const [from, to, name] of bands) {
      for (let score = from; score <= to; score++) {
        assert.equal(bandOf(instrument, score).label, name, `${score}`);
      }
    }
    assert.deepEqual(
      instrument.bands.map((band) => bandScores(instrument, band)),
      bands.map(([from, to]) => `${from}–${to}`),
    );
  });

  Deno.test(`the ${instrument.name}'s form answers add up to its score`, () => {
    const form = measureForm(instrument);
    const values = (each: string) =>
      Object.fromEntries(instrument.items.map((_, index) => [`item-${index + 1}`, each]));
    for (const each of [0, 1, 2, 3]) {
      const { answers, difficulty } = form.parse(values(`${each}`));
      assert.equal(scoreOf(answers), each * instrument.items.length);
      assert.equal(difficulty, null);
    }
    for (const wrong of ["4", "-1", "1.5", "", "one", "٣"]) {
      assert.equal(form.safeParse(values(wrong)).success, false, wrong);
    }
    const { "item-3": _, ...incomplete } = values("1");
    const issues = form.safeParse(incomplete).error?.issues ?? [];
    assert.deepEqual(issues.map(({ message }) => message), ["Choose an answer to question 3."]);
  });
}

Deno.test("the PHQ-9 has nine items, the GAD-7 seven, and only the PHQ-9 asks about death and self-harm", () => {
  assert.deepEqual([phq9.items.length, gad7.items.length], [9, 7]);
  assert.match(phq9.items[8], /better off dead or of hurting yourself/);
  assert.equal(riskAnswer(phq9, [3, 3, 3, 3, 3, 3, 3, 3, 0]), 0);
  assert.equal(riskAnswer(phq9, [0, 0, 0, 0, 0, 0, 0, 0, 1]), 1);
  assert.equal(riskAnswer(gad7, [3, 3, 3, 3, 3, 3, 3]), 0);
});
