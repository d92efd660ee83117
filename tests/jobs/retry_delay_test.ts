import assert from "node:assert/strict";
import { MOST_ATTEMPTS, retryDelaySeconds } from "../../lib/jobs/settle_job.ts";

Deno.test("the delay doubles up to an hour, and varies so that jobs that failed together are not retried together", () => {
  const shortest = Array.from({ length: MOST_ATTEMPTS }, (_, index) => retryDelaySeconds(index + 1, () => 0));
  const longest = Array.from(
    { length: MOST_ATTEMPTS },
    (_, index) => retryDelaySeconds(index + 1, () => 0.999999),
  );
  assert.deepEqual(longest.slice(0, 4), [5, 10, 20, 40]);
  assert.deepEqual(shortest.slice(0, 4), [3, 5, 10, 20]);
  assert.equal(Math.max(...longest), 3600);
  assert.ok(shortest.every((seconds, index) => seconds < longest[index]));
});
