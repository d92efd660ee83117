import { encodeParameter, parsers } from "../values.ts";
import type { Reply, Request, Result } from "./worker.ts";

/** A statement that PostgreSQL refused, with its SQLSTATE. */
class PGliteError extends Error {
  readonly code?: string;
  readonly constraint?: string;

  constructor({ message, code, constraint }: { message: string; code?: string; constraint?: string }) {
    super(message);
    this.name = "PGliteError";
    this.code = code;
    this.constraint = constraint;
  }
}

type Asked<T> = T extends unknown ? Omit<T, "id"> : never;

/** PGlite in its own worker, where a slow statement cannot stall the server's event loop. */
export class PGliteClient {
  #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  #waiting = new Map<number, PromiseWithResolvers<Reply>>();
  #lastId = 0;

  private constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      this.#waiting.get(data.id)?.resolve(data);
      this.#waiting.delete(data.id);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of this.#waiting.values()) {
        reject(new Error(`The database's worker failed: ${event.message}`));
      }
      this.#waiting.clear();
    };
  }

  /** Opens the folder, or a database in memory, optionally from a snapshot of another. */
  static async open(folder?: string, snapshot?: Blob): Promise<PGliteClient> {
    const client = new PGliteClient();
    await client.#ask({ kind: "open", folder, snapshot });
    return client;
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<Result> {
    const { result } = await this.#ask({ kind: "query", sql, parameters: parameters.map(encodeParameter) });
    if (!result) throw new Error("The database's worker gave no result.");
    const toParse = Object.entries(result.types).filter(([, oid]) => parsers[oid]);
    for (const row of result.rows) {
      for (const [name, oid] of toParse) {
        const value = row[name];
        if (typeof value === "string") row[name] = parsers[oid](value);
      }
    }
    return result;
  }

  /** Returns the whole database as a file, to open copies of it. */
  async snapshot(): Promise<Blob> {
    const { snapshot } = await this.#ask({ kind: "snapshot" });
    if (!snapshot) throw new Error("The database's worker gave no snapshot.");
    return snapshot;
  }

  async close(): Promise<void> {
    await this.#ask({ kind: "close" });
    this.#worker.terminate();
  }

  async #ask(asked: Asked<Request>): Promise<Extract<Reply, { result?: Result }>> {
    const id = ++this.#lastId;
    const waiting = Promise.withResolvers<Reply>();
    this.#waiting.set(id, waiting);
    this.#worker.postMessage({ ...asked, id });
    const reply = await waiting.promise;
    if ("error" in reply) throw new PGliteError(reply.error);
    return reply;
  }
}
