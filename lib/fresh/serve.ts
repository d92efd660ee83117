import type { Handler } from "./app.ts";

export interface ListenOptions {
  /** Default: 8000. 0: any that is free. */
  port?: number;
  /** Default: loopback alone. */
  hostname?: string;
  /** Aborting it is the same as calling `shutdown`. */
  signal?: AbortSignal;
  onListen?: (address: Deno.NetAddr) => void;
}

/** A server that listens. */
export interface Server {
  readonly addr: Deno.NetAddr;
  /** Resolves when it has stopped. */
  readonly finished: Promise<void>;
  /**
   * Takes no new requests and resolves when those under way are finished; after ten seconds all the same: what lasts
   * longer ends with the process.
   */
  shutdown(): Promise<void>;
}

const PATIENCE_MILLISECONDS = 10_000;

/** Serves with responses compressed as the client accepts it. `beforeStop` ends what would otherwise last. */
export function serve(handler: Handler, options: ListenOptions, beforeStop = () => {}): Server {
  const server = Deno.serve({
    port: options.port ?? 8000,
    hostname: options.hostname ?? "127.0.0.1",
    automaticCompression: true,
    onListen: options.onListen ??
      (({ hostname, port }) => console.log(`Listening on http://${hostname}:${port}/`)),
  }, handler);
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  const shutdown = async () => {
    beforeStop();
    const timer = setTimeout(finish, PATIENCE_MILLISECONDS);
    void server.shutdown().then(finish);
    await finished;
    clearTimeout(timer);
  };
  // Deno's own signal would cut off what is under way.
  options.signal?.addEventListener("abort", () => void shutdown());
  return { addr: server.addr, finished, shutdown };
}
