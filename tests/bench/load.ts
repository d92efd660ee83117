/** What a round of requests came to. */
export interface Load {
  requestsPerSecond: number;
  /** Milliseconds that one request in a hundred took longer than. */
  p99: number;
  /** Bytes of one answer's body. */
  bytes: number;
}

/**
 * Asks for one address over and over on some connections kept open, a new request as soon as the last is answered.
 * Plain sockets, so that the client costs less than what it measures.
 */
export async function load(address: string, seconds: number, connections = 8): Promise<Load> {
  const { hostname, port, pathname } = new URL(address);
  const request = new TextEncoder().encode(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  const times: number[] = [];
  let bytes = 0;
  const until = performance.now() + seconds * 1000;
  const ask = async () => {
    using connection = await Deno.connect({ hostname, port: Number(port) });
    const buffer = new Uint8Array(256 * 1024);
    while (performance.now() < until) {
      const start = performance.now();
      await connection.write(request);
      bytes = await readAnswer(connection, buffer);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  times.sort((a, b) => a - b);
  return { requestsPerSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)], bytes };
}

async function readAnswer(connection: Deno.Conn, buffer: Uint8Array): Promise<number> {
  let filled = 0;
  let end = -1;
  let length = 0;
  do {
    const read = await connection.read(buffer.subarray(filled));
    if (read === null) throw new Error("The server closed the connection.");
    filled += read;
    if (end < 0) {
      const text = new TextDecoder("latin1").decode(buffer.subarray(0, Math.min(filled, 4096)));
      const headEnd = text.indexOf("\r\n\r\n");
      if (headEnd < 0) continue;
      if (!text.startsWith("HTTP/1.1 200 ")) throw new Error(`The server answered ${text.slice(0, 40)}`);
      end = headEnd + 4;
      length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
    }
  } while (end < 0 || filled < end + length);
  return length;
}

if (import.meta.main) {
  const [address, seconds] = Deno.args;
  console.log(JSON.stringify(await load(address, Number(seconds))));
}
