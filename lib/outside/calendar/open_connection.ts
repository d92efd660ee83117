import { type IncomingMessage, request as requestHttp, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { isIPv4 } from "node:net";

/** An answer whose head is there; its body is still to be read. */
export interface Answer {
  status: number;
  header(name: string): string | undefined;
  body: AsyncIterable<Uint8Array>;
}

/** Asks for a URL at one of the addresses given, and at no other. Rejects when it is not reached. */
export type OpenConnection = (
  url: URL,
  addresses: readonly string[],
  signal: AbortSignal,
) => Promise<Answer>;

/**
 * Asks over HTTP/1.1. The connection goes to an address that has been checked, because the name is not resolved again; the name stays
 * what the certificate, SNI and Host are about. Nothing is unpacked: a compressed answer is not what was asked for.
 * `authorities`: PEM of those to trust instead of the system's.
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
