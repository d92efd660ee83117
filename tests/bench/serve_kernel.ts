import { page } from "fresh";
import { closeDatabase, openDatabase } from "../../db/client.ts";
import { createApp } from "../../lib/site/app.ts";
import type { Log } from "../../lib/observe/log.ts";
import { openServer } from "../../lib/start/open_server.ts";
import { type Snapshot, withProductionBuild } from "../support/prepared_build.ts";
import { testPractice } from "../support/practice.ts";
import { benchPages } from "./pages.ts";

/** Serves the whole site, but the measured pages take their data from memory and query no database. */
const withData = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  routes: snapshot.routes.map(([file, module]) => {
    const measured = benchPages.find((each) => each.file === file);
    return [file, measured ? { ...module, handler: { GET: () => page(measured.data) } } : module];
  }),
});

const silent: Log = { info: () => {}, warn: () => {}, error: console.error };
const dataFolder = await Deno.makeTempDir();
const db = await openDatabase({ dataFolder });
const app = await withProductionBuild(createApp(testPractice(db, { log: silent })), withData);
const server = openServer(app.handler(), {
  port: Number(Deno.args[0]),
  hostname: "127.0.0.1",
  onListen: () => console.log("ready"),
});

Deno.addSignalListener("SIGTERM", async () => {
  await server.shutdown();
  await closeDatabase(db);
  await Deno.remove(dataFolder, { recursive: true });
  Deno.exit();
});
