import type { Db } from "../../db/client.ts";
import { closeDatabase, openDatabase } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { createPatient } from "../support/factories.ts";
import { askForReset } from "../../lib/auth/password_reset/ask_for_reset.ts";
import { signIn } from "../../lib/auth/sign_in/sign_in.ts";
import { readConfig } from "../../lib/config/config.ts";
import { openKeyring } from "../../lib/encryption/keyring.ts";
import { openMailbox } from "../../lib/outside/mail/mailbox.ts";
import { openMemoryCache } from "../../lib/outside/cache/memory_cache.ts";
import type { Caller } from "../../lib/practice.ts";
import { startPostgres } from "../support/start_postgres.ts";

const TRIES = 200;
const WARM_UP = 30;

/** How long a request takes for an address with an account and for one without. Median milliseconds. */
export interface Timing {
  title: string;
  known: number;
  unknown: number;
}

/**
 * Compares whether timing reveals which addresses have an account: 200 sign-ins with a wrong password and 200
 * reset requests each, alternating, on PostgreSQL. Returns null without a PostgreSQL server.
 */
export async function compareTiming(): Promise<Timing[] | null> {
  const postgres = await startPostgres();
  if (!postgres) return null;
  const config = readConfig({ DATABASE_URL: postgres.address });
  const db = await openDatabase(config);
  try {
    await migrate(db);
    return await measure(visitOver(db, config));
  } finally {
    await closeDatabase(db);
    await postgres.stop();
  }
}

async function measure(caller: Caller): Promise<Timing[]> {
  await createPatient(caller, { email: "known@bloom.example" });
  const browser = { userAgent: "", session: null, secret: null };
  const password = "not the right one";
  return [
    await inTurns("sign-in", (email) => signIn(caller, { email, password }, browser)),
    await inTurns("reset", (email) => askForReset(caller, { email })),
  ];
}

/**
 * Alternates, so that both run under the same load. Each unknown address is used once, the known one every
 * time.
 */
async function inTurns(title: string, ask: (email: string) => Promise<unknown>): Promise<Timing> {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let turn = -WARM_UP; turn < TRIES; turn++) {
    for (const who of turn % 2 === 0 ? ["known", "unknown"] as const : ["unknown", "known"] as const) {
      const begun = performance.now();
      await ask(`${who}@bloom.example`);
      if (turn >= 0) times[who].push(performance.now() - begun);
    }
  }
  return { title, known: median(times.known), unknown: median(times.unknown) };
}

function visitOver(db: Db, config: ReturnType<typeof readConfig>): Caller {
  const quiet = () => {};
  return {
    config,
    db,
    // Rate limits would answer instead, and much sooner.
    cache: { ...openMemoryCache(), hit: () => Promise.resolve({ count: 1, resetsInSeconds: 60 }) },
    mailer: openMailbox(config.dataFolder),
    keyring: openKeyring(config.encryptionKeys),
    notesKeyring: openKeyring(config.psychotherapyNotesKeys),
    closing: new AbortController(),
    log: { info: quiet, warn: quiet, error: console.error },
    now: () => Temporal.Now.instant(),
    requestId: crypto.randomUUID(),
    network: "192.0.2.1",
    actor: null,
  };
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
