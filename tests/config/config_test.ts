import assert from "node:assert/strict";
import { ConfigError, readConfig } from "../../lib/config/config.ts";
import { variableNames } from "../../lib/config/variables.ts";

const key = btoa(String.fromCharCode(...new Uint8Array(32).fill(7)));
const otherKey = btoa(String.fromCharCode(...new Uint8Array(32).fill(8)));
const production = {
  BLOOM_ENV: "production",
  ORIGIN: "https://bloom.example",
  DATABASE_URL: "postgresql://bloom:secret@db.example:26257/bloom?sslmode=verify-full",
  SMTP_URL: "smtps://bloom:secret@mail.example:465",
  MAIL_FROM: "care@bloom.example",
  ENCRYPTION_KEYS: `new:${key},old:${key}`,
  PSYCHOTHERAPY_NOTES_KEYS: `notes:${otherKey}`,
  PASSWORD_PEPPER: key,
};

/** Returns the messages that refuse a configuration. */
function refusals(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
}

Deno.test("an empty environment starts locally, on loopback, with embedded defaults", () => {
  const config = readConfig({});
  assert.equal(config.environment, "local");
  assert.equal(config.hostname, "127.0.0.1");
  assert.equal(config.origin, "http://localhost:3000");
  assert.equal(config.databaseUrl, undefined);
});

Deno.test("an empty variable counts as missing", () => {
  assert.equal(readConfig({ DATABASE_URL: "", PORT: "" }).port, 3000);
});

Deno.test("a complete production environment is accepted", () => {
  const config = readConfig(production);
  assert.deepEqual(config.encryptionKeys.map(({ id }) => id), ["new", "old"]);
  assert.equal(config.hostname, "0.0.0.0");
});

for (
  const name of [
    "ORIGIN",
    "DATABASE_URL",
    "SMTP_URL",
    "MAIL_FROM",
    "ENCRYPTION_KEYS",
    "PSYCHOTHERAPY_NOTES_KEYS",
    "PASSWORD_PEPPER",
  ]
) {
  Deno.test(`outside local, a missing ${name} stops the start with a message`, () => {
    for (const environment of ["preview", "qa", "production"]) {
      const problems = refusals({ ...production, BLOOM_ENV: environment, [name]: undefined });
      assert.deepEqual(problems, [`${name} is missing; outside local it has no default.`]);
    }
  });
}

Deno.test("all wrong variables are reported at once, each with its own message", () => {
  const problems = refusals({
    PORT: "99999",
    SMTP_URL: "mail.example",
    TRUSTED_PROXIES: "-1",
    BLOOM_ENV: "prod",
  });
  assert.equal(problems.length, 4);
  for (const name of ["PORT", "SMTP_URL", "TRUSTED_PROXIES", "BLOOM_ENV"]) {
    assert.ok(problems.some((problem) => problem.startsWith(`${name} must`)), name);
  }
});

Deno.test("a database whose server is not verified is refused outside local", () => {
  for (const mode of ["require", "prefer", "disable", ""]) {
    const DATABASE_URL = `postgresql://db.example/bloom${mode && `?sslmode=${mode}`}`;
    assert.match(refusals({ ...production, DATABASE_URL })[0], /verify-full/);
  }
});

Deno.test("an origin without https is refused outside local", () => {
  assert.match(refusals({ ...production, ORIGIN: "http://bloom.example" })[0], /https/);
});

Deno.test("an origin with a path or a trailing slash is refused", () => {
  for (const ORIGIN of ["https://bloom.example/", "https://bloom.example/app"]) {
    assert.match(refusals({ ...production, ORIGIN })[0], /^ORIGIN must be an origin alone/);
  }
});

Deno.test("keys of the wrong length, without an ID, or with a repeated ID are refused", () => {
  for (const ENCRYPTION_KEYS of ["a:c2hvcnQ=", key, `a:${key},a:${key}`, "a:%%%"]) {
    assert.match(refusals({ ...production, ENCRYPTION_KEYS })[0], /^ENCRYPTION_KEYS /);
  }
});

Deno.test("psychotherapy notes have their own keys: a key in both rings is refused", () => {
  const PSYCHOTHERAPY_NOTES_KEYS = `notes:${otherKey},old:${key}`;
  assert.match(
    refusals({ ...production, PSYCHOTHERAPY_NOTES_KEYS })[0],
    /^PSYCHOTHERAPY_NOTES_KEYS must not contain/,
  );
  const { encryptionKeys, psychotherapyNotesKeys } = readConfig({});
  assert.notDeepEqual(encryptionKeys[0].secret, psychotherapyNotesKeys[0].secret);
});

Deno.test("outside local, no calendar is read from this machine", () => {
  for (const BLOOM_ENV of ["production", "qa", "preview"]) {
    assert.match(refusals({ ...production, BLOOM_ENV, CALENDAR_LOOPBACK: "true" })[0], /^CALENDAR_LOOPBACK /);
  }
  assert.equal(readConfig({ CALENDAR_LOOPBACK: "true" }).calendarLoopback, true);
  assert.equal(readConfig({}).calendarLoopback, false);
});

Deno.test("passwords cost 12 everywhere unless local says less; no configuration says more", () => {
  assert.equal(readConfig({}).passwordCost, 12);
  assert.equal(readConfig(production).passwordCost, 12);
  assert.equal(readConfig({ PASSWORD_COST: "4" }).passwordCost, 4);
  for (const BLOOM_ENV of ["production", "qa", "preview"]) {
    assert.match(refusals({ ...production, BLOOM_ENV, PASSWORD_COST: "11" })[0], /^PASSWORD_COST must be 12/);
    assert.deepEqual(refusals({ ...production, BLOOM_ENV, PASSWORD_COST: "12" }), []);
  }
  for (const PASSWORD_COST of ["3", "13"]) assert.match(refusals({ PASSWORD_COST })[0], /^PASSWORD_COST /);
});

Deno.test("half of a Redis address is refused", () => {
  assert.match(refusals({ UPSTASH_REDIS_REST_TOKEN: "token" })[0], /go together/);
});

Deno.test(".env.example names every variable, and no other", async () => {
  const text = await Deno.readTextFile(new URL("../../.env.example", import.meta.url));
  const named = [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  assert.deepEqual(named.toSorted(), [...variableNames].toSorted());
});

Deno.test("`deno task start` lets the program read these variables, and no other", async () => {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("../../deno.json", import.meta.url)));
  const [, named] = /--ignore-env --allow-env=(\S+) /.exec(tasks.start) ?? [];
  assert.deepEqual(named.split(",").toSorted(), [...variableNames].toSorted());
  assert.ok(
    !/(^|\s)(-A|--allow-all|--allow-run|--allow-sys|--allow-read|--allow-write|--allow-ffi)(\s|$)/.test(
      tasks.start,
    ),
  );
});

Deno.test("`deno task start` lets the program run Deno itself, and nothing else", async () => {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("../../deno.json", import.meta.url)));
  const [before, after, ...more] = tasks.start.split(`"--allow-run=$(deno eval -p 'Deno.execPath()')"`);
  assert.ok(before && after && more.length === 0);
  assert.doesNotMatch(before + after, /--allow-run/);
});

Deno.test("without BLOOM_ENV, only a loopback address is listened on", () => {
  for (const HOST of ["0.0.0.0", "::", "192.0.2.1", "bloom.example", "127.0.0.1.example"]) {
    assert.match(refusals({ HOST })[0], /^HOST must be a loopback address/, HOST);
    assert.match(refusals({ HOST, BLOOM_ENV: "local" })[0], /^HOST must be a loopback address/, HOST);
  }
  for (const HOST of ["localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"]) {
    assert.equal(readConfig({ HOST }).hostname, HOST);
  }
  assert.equal(readConfig({}).hostname, "127.0.0.1");
  assert.equal(readConfig({ ...production, HOST: "0.0.0.0" }).hostname, "0.0.0.0");
});
