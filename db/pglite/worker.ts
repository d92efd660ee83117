/// <reference lib="deno.worker" />
import { PGlite } from "@electric-sql/pglite";
import { parsers } from "../values.ts";

/** Requests to the worker: first to open a folder (absent: memory), then statements, finally to close. */
export type Request =
  | { id: number; kind: "open"; folder?: string; snapshot?: Blob }
  | { id: number; kind: "query"; sql: string; parameters: unknown[] }
  | { id: number; kind: "snapshot" }
  | { id: number; kind: "close" };

export type Result = { rows: Record<string, unknown>[]; types: Record<string, number>; affected: number };
export type Reply =
  | { id: number; result?: Result; snapshot?: Blob }
  | { id: number; error: { message: string; code?: string; constraint?: string; detail?: string } };

const scope = self as DedicatedWorkerGlobalScope;
const raw = (text: string) => text;
/** Values that cannot cross to the main thread stay text; it parses them (db/values.ts). */
const rawParsers = Object.fromEntries(Object.keys(parsers).map((oid) => [oid, raw]));
let database: PGlite | undefined;

async function open(folder?: string, snapshot?: Blob): Promise<void> {
  database = new PGlite({ dataDir: folder, loadDataDir: snapshot, parsers: rawParsers });
  await database.waitReady;
  await database.exec("SET TIME ZONE 'UTC'");
}

async function query(sql: string, parameters: unknown[]): Promise<Result> {
  if (!database) throw new Error("The database is not open.");
  const { rows, fields, affectedRows } = await database.query<Record<string, unknown>>(sql, parameters);
  const types = Object.fromEntries(fields.map(({ name, dataTypeID }) => [name, dataTypeID]));
  return { rows, types, affected: affectedRows ?? 0 };
}

async function answer(request: Request): Promise<Reply> {
  switch (request.kind) {
    case "open":
      await open(request.folder, request.snapshot);
      return { id: request.id };
    case "query":
      return { id: request.id, result: await query(request.sql, request.parameters) };
    case "snapshot":
      return { id: request.id, snapshot: await database?.dumpDataDir("none") };
    case "close":
      await database?.close();
      database = undefined;
      return { id: request.id };
  }
}

scope.onmessage = async ({ data }: MessageEvent<Request>) => {
  try {
    scope.postMessage(await answer(data));
  } catch (error) {
    const { message, code, constraint, detail } = error as Error & Record<string, string | undefined>;
    scope.postMessage({ id: data.id, error: { message, code, constraint, detail } } satisfies Reply);
  }
};
