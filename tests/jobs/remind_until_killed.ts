/**
 * Runs a worker as main.ts starts it, on the database and the mail server given as arguments. Its clock runs
 * too fast, so that the lease of a killed worker ends within seconds. Never ends by itself:
 * reminders_under_fire_test.ts kills it.
 */
import { readConfig } from "../../lib/config/config.ts";
import { startWorker } from "../../lib/worker/start_worker.ts";
import { openPractice } from "../../lib/start/open_practice.ts";
import { fastClock } from "./fast_clock.ts";

const [databaseUrl, smtpUrl, since] = Deno.args;
const practice = await openPractice(readConfig({ DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl }));
startWorker({ ...practice, now: fastClock(Temporal.Instant.from(since)) });
