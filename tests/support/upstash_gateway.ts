/** A Redis server's reply (RESP2). */
type Reply = string | number | null | Reply[];

/** A REST gateway in front of a real Redis server that answers like Upstash. */
export interface Gateway {
  url: string;
  token: string;
  /** The commands that it was sent, in order. */
  commands: string[][];
  close(): Promise<void>;
}

/**
 * Serves POST `/` with one command as a JSON array, with Upstash's token and its base64 answers.
 * @param redisUrl redis://host:port of the server behind it.
 */
export async function openUpstashGateway(redisUrl: string): Promise<Gateway> {
  const { hostname, port } = new URL(redisUrl);
  const redis = await openRedis(hostname, Number(port));
  const token = crypto.randomUUID();
  const commands: string[][] = [];

  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    if (request.headers.get("authorization") !== `Bearer ${token}`) {
      return Response.json({ error: "WRONGPASS invalid password" }, { status: 401 });
    }
    const command = (await request.json() as unknown[]).map(String);
    commands.push(command);
    try {
      const reply = await redis.send(command);
      const inBase64 = request.headers.get("upstash-encoding") === "base64";
      return Response.json({ result: inBase64 ? encode(reply) : reply });
    } catch (error) {
      return Response.json({ error: error instanceof Error ? error.message : "failed" }, { status: 400 });
    }
  });

  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    token,
    commands,
    async close() {
      await server.shutdown();
      redis.close();
    },
  };
}

function encode(reply: Reply): Reply {
  if (Array.isArray(reply)) return reply.map(encode);
  if (typeof reply !== "string" || reply === "OK") return reply;
  return btoa(String.fromCharCode(...new TextEncoder().encode(reply)));
}

/** Opens one connection to a Redis server, which runs one command at a time. */
async function openRedis(hostname: string, port: number) {
  const connection = await Deno.connect({ hostname, port });
  const bytes = connection.readable.getReader();
  const decoder = new TextDecoder();
  let buffer = new Uint8Array();
  let turn: Promise<unknown> = Promise.resolve();

  async function fill(): Promise<void> {
    const { value, done } = await bytes.read();
    if (done) throw new Error("Redis has closed the connection.");
    const joined = new Uint8Array(buffer.length + value.length);
    joined.set(buffer);
    joined.set(value, buffer.length);
    buffer = joined;
  }

  async function take(length: number): Promise<string> {
    while (buffer.length < length + 2) await fill();
    const text = decoder.decode(buffer.subarray(0, length));
    buffer = buffer.slice(length + 2);
    return text;
  }

  async function line(): Promise<string> {
    let end = -1;
    while ((end = buffer.indexOf(13)) < 0) await fill();
    return await take(end);
  }

  async function reply(): Promise<Reply> {
    const head = await line();
    const rest = head.slice(1);
    switch (head[0]) {
      case "+":
        return rest;
      case "-":
        throw new Error(rest);
      case ":":
        return Number(rest);
      case "$":
        return rest === "-1" ? null : await take(Number(rest));
      case "*": {
        const items: Reply[] = [];
        for (let index = 0; index < Number(rest); index++) items.push(await reply());
        return items;
      }
      default:
        throw new Error(`Redis answered ${head}.`);
    }
  }

  const writer = connection.writable.getWriter();
  const encoder = new TextEncoder();
  const exchange = async (command: string[]) => {
    const parts = command.map((part) => `$${encoder.encode(part).length}\r\n${part}\r\n`);
    await writer.write(encoder.encode(`*${command.length}\r\n${parts.join("")}`));
    return await reply();
  };

  return {
    send(command: string[]): Promise<Reply> {
      const mine = turn.then(() => exchange(command));
      turn = mine.catch(() => {});
      return mine;
    },
    close: () => {
      try {
        connection.close();
      } catch (error) {
        // The server closed it first.
        if (!(error instanceof Deno.errors.BadResource)) throw error;
      }
    },
  };
}
