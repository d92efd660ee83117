import { type IncomingMessage, request as requestHttp, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIPv4 } from "node:net";

/** An answer with its head received and its body still unread. */
export interface Answer {
  status: number;
  header(name: string): string | undefined;
  body: AsyncIterable<Uint8Array>;
}

/** Requests a URL at one of the given addresses, and at no other. Rejects if none is reached. */
export type OpenConnection = (
  url: URL,
  addresses: readonly string[],
  signal: AbortSignal,
) => Promise<Answer>;

/**
 * Opens connections over HTTP/1.1. A connection goes to an address that was checked, and the name is not
 * resolved again; certificate, SNI and Host still use the name. Nothing is decompressed, because no
 * compressed answer was requested. `authorities`: PEM of those to trust instead of the system's.
 */
export function openConnection({ authorities }: { authorities?: string } = {}): OpenConnection {
  return (url, addresses, signal) =>
    new Promise((resolve, reject) => {
      const lookup: RequestOptions["lookup"] = (_host, options, callback) => {
        const all = addresses.map((address) => ({ address, family: isIPv4(address) ? 4 : 6 }));
        if (options.all) callback(null, all);
        else callback(null, all[0].address, all[0].family);
      };
      const options = {
        lookup,
        signal,
        agent: false,
        ca: authorities,
        headers: {
          "accept": "text/calendar, text/plain;q=0.5, */*;q=0.1",
          "accept-encoding": "identity",
          "user-agent": "Bloom (calendar reader)",
        },
      };
      const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, options);
      request.on("response", (response) => resolve(answerOf(response)));
      request.on("error", reject);
      request.end();
    });
}

const answerOf = (response: IncomingMessage): Answer => ({
  status: response.statusCode ?? 0,
  header: (name) => {
    const value = response.headers[name];
    return Array.isArray(value) ? value[0] : value;
  },
  body: response,
});
