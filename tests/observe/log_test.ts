import assert from "node:assert/strict";
import { logLine, openLog } from "../../lib/observe/log.ts";

const noon = Temporal.Instant.from("2026-03-08T12:00:00Z");

Deno.test("an event is one line of JSON with time, level and name", () => {
  const lines: string[] = [];
  const log = openLog((_level, line) => lines.push(line), () => noon);
  log.info("request", { requestId: "r1", route: "/a\nb" });
  log.warn("job_failed", { attempts: 2 });
  assert.deepEqual(lines.map((line) => JSON.parse(line)), [
    { time: "2026-03-08T12:00:00.000Z", level: "info", event: "request", requestId: "r1", route: "/a\nb" },
    { time: "2026-03-08T12:00:00.000Z", level: "warn", event: "job_failed", attempts: 2 },
  ]);
  assert.ok(lines.every((line) => !line.includes("\n")));
});

Deno.test("an error is logged with stack, code and cause, without the rows that a database quotes", () => {
  const cause = Object.assign(new Error("refused"), { code: "23505", detail: "Key (email)=(ada@x.example)" });
  const line = logLine(noon, "error", "failed", { error: new Error("could not save", { cause }) });
  const { error } = JSON.parse(line);
  assert.equal(error.message, "could not save");
  assert.match(error.stack, /log_test/);
  assert.equal(error.cause.code, "23505");
  assert.ok(!line.includes("ada@x.example"));
});

Deno.test("logging never throws, whatever the fields hold", () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  for (const fields of [circular, { big: 1n }, { when: noon }]) {
    assert.equal(JSON.parse(logLine(noon, "info", "odd", fields)).event, "odd");
  }
});
