import assert from "node:assert/strict";
import { tooManyRefusals } from "../../lib/auth/limits/too_many_refusals.ts";
import { refusedForm } from "../../lib/http/refused_form.ts";
import { refusalProblem } from "../../lib/http/refusal_problem.ts";
import { invalid, type InvalidInput } from "../../lib/shared/refusal.ts";

const tooMany = { kind: "too_many", retryAfterSeconds: 90, isFirst: true } as const;

Deno.test("a page and the API refuse with the same status, sentence and headers", () => {
  const problem = refusalProblem(tooManyRefusals, tooMany);
  const form = refusedForm(tooManyRefusals, tooMany);
  assert.deepEqual([form.status, form.errors], [problem.status, { "": problem.detail }]);
  assert.equal(form.headers.get("retry-after"), "90");
  assert.deepEqual(problem.options.headers, { "retry-after": "90" });
  assert.equal(problem.options.code, "too_many");
});

Deno.test("a refused form keeps the headers that its answer must not lose", () => {
  const { headers } = refusedForm(tooManyRefusals, tooMany, { headers: { "set-cookie": "session=new" } });
  assert.deepEqual([headers.get("set-cookie"), headers.get("retry-after")], ["session=new", "90"]);
});

Deno.test("errors in the input are shown at their fields", () => {
  const refused: InvalidInput = {
    kind: "invalid",
    errors: [{ path: "birthDate", message: "Check the year." }],
  };
  assert.deepEqual(refusedForm({ invalid }, refused).errors, { birthDate: "Check the year." });
  assert.deepEqual(refusalProblem({ invalid }, refused).options.errors, refused.errors);
});
