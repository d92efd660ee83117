/** The result of a round of requests. */
export interface Load {
  requestsPerSecond: number;
  /** 99th percentile, in milliseconds. */
  p99: number;
  /** Bytes of one answer's body. */
  bytes: number;
}

/**
 * Requests one address over and over on connections that stay open, each request right after the previous
 * answer. It uses plain sockets and counts bytes (each answer is as long as the first), so that the client
 * costs less than what it measures.
 */
export async function load(address: string, seconds: number, connections = 32): Promise<Load> {
  const { hostname, port, pathname } = new URL(address);
  const request = new TextEncoder().encode(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  const expected = await measureAnswer({ hostname, port: Number(port) }, request);
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const ask = async () => {
    using connection = await Deno.connect({ hostname, port: Number(port) });
    const buffer = new Uint8Array(256 * 1024);
    for (let start = performance.now(); start < until;) {
      await connection.write(request);
      for (let filled = 0; filled < expected.whole;) {
        const read = await connection.read(buffer);
        if (read === null) throw new Error("The server closed the connection.");
        if (filled === 0 && buffer[9] !== "2".charCodeAt(0)) {
          throw new Error("The server answered with an error.");
        }
        filled += read;
      }
      const end = performance.now();
      times.push(end - start);
      start = end;
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)];
  return { requestsPerSecond: times.length / seconds, p99, bytes: expected.body };
}

/** Returns the length of an answer in bytes, with and without its head. */
async function measureAnswer(
  target: { hostname: string; port: number },
  request: Uint8Array,
): Promise<{ whole: number; body: number }> {
  using connection = await Deno.connect(target);
  await connection.write(request);
  const buffer = new Uint8Array(64 * 1024);
  let text = "";
  while (!text.includes("\r\n\r\n")) {
    const read = await connection.read(buffer);
    if (read === null) throw new Error("The server closed the connection.");
    text += new TextDecoder("latin1").decode(buffer.subarray(0, read));
  }
  const body = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
  if (Number.isNaN(body)) {
    throw new Error(`The server did not say how long its answer is: ${text.slice(0, 200)}`);
  }
  return { whole: text.indexOf("\r\n\r\n") + 4 + body, body };
}

if (import.meta.main) {
  const [address, seconds] = Deno.args;
  console.log(JSON.stringify(await load(address, Number(seconds))));
}
