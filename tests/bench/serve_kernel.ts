import { page } from "fresh";
import { Builder } from "fresh/dev";
import { closeDatabase, openDatabase } from "../../db/client.ts";
import { config } from "../../fresh.config.ts";
import { createApp } from "../../lib/site/app.ts";
import type { Snapshot } from "../../lib/fresh/snapshot.ts";
import type { Log } from "../../lib/observe/log.ts";
import { testPractice } from "../support/practice.ts";
import { benchPages } from "./pages.ts";

/** Serves the whole site, but the measured pages take their data from memory and query no database. */
const snapshot = await new Builder(config).snapshot();
const routes: Snapshot["routes"] = snapshot.routes.map(([file, module]) => {
  const measured = benchPages.find((each) => each.file === file);
  return [file, measured ? { ...module, handler: { GET: () => page(measured.data) } } : module];
});

const silent: Log = { info: () => {}, warn: () => {}, error: console.error };
const dataFolder = await Deno.makeTempDir();
const db = await openDatabase({ dataFolder });
const app = createApp(testPractice(db, { log: silent })).setSnapshot({ ...snapshot, routes });
const { shutdown } = await app.listen({ port: Number(Deno.args[0]), onListen: () => console.log("ready") });

Deno.addSignalListener("SIGTERM", async () => {
  await shutdown();
  await closeDatabase(db);
  await Deno.remove(dataFolder, { recursive: true });
  Deno.exit();
});
