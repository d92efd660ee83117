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
  /** Takes no new requests and finishes those under way; after ten seconds what still lasts is cut off. */
  shutdown(): Promise<void>;
}

const PATIENCE_MILLISECONDS = 10_000;

/** Serves with responses compressed as the client accepts it. */
export function serve(handler: Handler, options: ListenOptions): Server {
  // Aborting Deno's own signal cuts off what is under way: that is the last resort here.
  const cutOff = new AbortController();
  const server = Deno.serve({
    port: options.port ?? 8000,
    hostname: options.hostname ?? "127.0.0.1",
    signal: cutOff.signal,
    automaticCompression: true,
    onListen: options.onListen ??
      (({ hostname, port }) => console.log(`Listening on http://${hostname}:${port}/`)),
  }, handler);
  const shutdown = async () => {
    const timer = setTimeout(() => cutOff.abort(), PATIENCE_MILLISECONDS);
    await server.shutdown();
    clearTimeout(timer);
  };
  options.signal?.addEventListener("abort", () => void shutdown());
  return { addr: server.addr, finished: server.finished, shutdown };
}
