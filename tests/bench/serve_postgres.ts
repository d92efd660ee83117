/**
 * Serves the whole application over the PostgreSQL server given as an argument, with the demo practice and
 * twice its therapists. `/queries` answers how many statements have run so far.
 */
import { openDatabase } from "../../db/client.ts";
import { seedDemo } from "../../lib/demo/seed_demo.ts";
import { createTherapist } from "../support/factories.ts";
import { migrate } from "../../db/migrate.ts";
import { createApp } from "../../lib/site/app.ts";
import { readConfig } from "../../lib/config/config.ts";
import { openKeyring } from "../../lib/encryption/keyring.ts";
import { openMemoryCache } from "../../lib/outside/cache/memory_cache.ts";
import { withProductionBuild } from "../support/prepared_build.ts";
import { openMailbox } from "../../lib/outside/mail/mailbox.ts";

const [port, databaseUrl] = Deno.args;
const config = readConfig({ DATABASE_URL: databaseUrl, PORT: port });
let queries = 0;
const db = await openDatabase(config, { log: () => queries++ });
const quiet = () => {};
const practice = {
  config,
  db,
  cache: openMemoryCache(),
  mailer: openMailbox(await Deno.makeTempDir()),
  keyring: openKeyring(config.encryptionKeys),
  notesKeyring: openKeyring(config.psychotherapyNotesKeys),
  closing: new AbortController(),
  log: { info: quiet, warn: quiet, error: console.error },
  now: () => Temporal.Now.instant(),
};
await migrate(db);
await seedDemo(practice);
for (let count = 0; count < 12; count++) await createTherapist(practice);

const handler = (await withProductionBuild(createApp(practice))).handler();
Deno.serve(
  { port: Number(port), hostname: "127.0.0.1", onListen: () => console.log("ready") },
  (request, info) =>
    new URL(request.url).pathname === "/queries" ? new Response(String(queries)) : handler(request, info),
);
