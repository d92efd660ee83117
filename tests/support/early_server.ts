import { type Handler, openServer } from "../../lib/start/open_server.ts";

/** A server that listens before its app exists; requests wait for the app. */
export interface EarlyServer {
  /** A host name, because passkeys need one. */
  readonly origin: string;
  answerWith(handler: Handler): void;
  shutdown(): Promise<void>;
}

/**
 * Listens on a free port. An app must know its origin, and therefore its port, when it is created. A port
 * that was only looked up could be taken by then.
 */
export function startEarlyServer(): EarlyServer {
  const { promise: handler, resolve: answerWith } = Promise.withResolvers<Handler>();
  const server = openServer(async (request, info) => (await handler)(request, info), {
    port: 0,
    hostname: "127.0.0.1",
    onListen: () => {},
  });
  return {
    origin: `http://localhost:${server.addr.port}`,
    answerWith,
    shutdown: server.shutdown,
  };
}
