import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import type { User } from "../../db/schema/accounts.ts";
import { type Config, readConfig } from "../../lib/config/config.ts";
import { openKeyring } from "../../lib/encryption/keyring.ts";
import type { Fields, Log } from "../../lib/observe/log.ts";
import { openMemoryCache } from "../../lib/outside/cache/memory_cache.ts";
import type { Mailer, PostedMail } from "../../lib/outside/mail/mailer.ts";
import type { Acting, Practice } from "../../lib/practice.ts";

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now(): Temporal.Instant;
  set(instant: Temporal.Instant | string): void;
  advance(duration: Temporal.DurationLike): void;
}

export interface TestPractice extends Practice {
  readonly clock: TestClock;
  /** Every delivered mail, the oldest first. */
  readonly outbox: PostedMail[];
  /** Every logged event, the oldest first. */
  readonly events: { level: keyof Log; event: string; fields: Fields }[];
}

/** Returns the configuration of a test: bcrypt at its lowest cost, because these accounts protect nothing. */
export const testConfig = (environment: Record<string, string> = {}): Config =>
  readConfig({ PASSWORD_COST: "4", ...environment });

/**
 * Returns a practice over a test's database: a clock that stands still (at the current minute), a cache in
 * this process, and mail in `outbox`. An error in its log fails every test that is not about errors.
 */
export function testPractice(db: Db, overrides: Partial<Practice> = {}): TestPractice {
  const clock = standingClock();
  const outbox: PostedMail[] = [];
  const events: TestPractice["events"] = [];
  const config = overrides.config ?? testConfig();
  return {
    config,
    db,
    cache: openMemoryCache({ now: () => clock.now() }),
    mailer: recordingMailer(outbox),
    keyring: openKeyring(config.encryptionKeys),
    notesKeyring: openKeyring(config.psychotherapyNotesKeys),
    closing: new AbortController(),
    log: recordingLog(events),
    now: () => clock.now(),
    ...overrides,
    clock,
    outbox,
    events,
  };
}

/** Returns the practice as this user acts in it. */
export function actingFor(practice: Practice, user: User): Acting {
  const { id: userId, role, name, email, timeZone } = user;
  const actor = { userId, role, name, email, timeZone };
  return { ...practice, requestId: crypto.randomUUID(), network: "192.0.2.1", actor };
}

function standingClock(): TestClock {
  let present = Temporal.Now.instant().round({ smallestUnit: "minute", roundingMode: "floor" });
  return {
    now: () => present,
    set: (instant) => present = Temporal.Instant.from(instant),
    advance: (duration) => present = present.add(duration),
  };
}

function recordingMailer(outbox: PostedMail[]): Mailer {
  return {
    deliver: (mail) => Promise.resolve(void outbox.push(mail)),
    close: () => Promise.resolve(),
  };
}

function recordingLog(events: TestPractice["events"]): Log {
  const at = (level: keyof Log) => (event: string, fields: Fields = {}) => {
    events.push({ level, event, fields });
    if (level === "error") console.error(event, fields);
  };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** Fails if anything worse than information was logged. */
export function assertQuiet({ events }: TestPractice): void {
  assert.deepEqual(events.filter(({ level }) => level !== "info"), []);
}
