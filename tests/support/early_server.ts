import { type Handler, openServer } from "../../lib/start/open_server.ts";

/** A server that listens before there is an app behind it; requests wait for one. */
export interface EarlyServer {
  /** A name, since passkeys are made for names alone. */
  readonly origin: string;
  answerWith(handler: Handler): void;
  shutdown(): Promise<void>;
}

/**
 * Listens on a port that is free. An app has to know its origin, and so its port, when it is made; a port that was only looked up could be
 * somebody else's by then.
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
