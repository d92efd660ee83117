import assert from "node:assert/strict";
import { fetchCalendar, type FetchOptions } from "../../../lib/outside/calendar/fetch_calendar.ts";
import { type OpenConnection, openConnection } from "../../../lib/outside/calendar/open_connection.ts";
import { calendarCertificate as tls } from "./certificate.ts";

const CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

/** What a server was asked for. */
interface Asked {
  url: URL;
  headers: Headers;
}

type Answer = (request: Request) => Response | Promise<Response>;

/** Runs a server on loopback while the callback makes requests to it. @returns what it was asked for. */
async function serving(
  answer: Answer,
  ask: (origin: string) => Promise<void>,
  tls: { cert: string; key: string } | Record<never, never> = {},
): Promise<Asked[]> {
  const requests: Asked[] = [];
  const onError = () => new Response(null, { status: 500 });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {}, onError, ...tls },
    (request) => {
      requests.push({ url: new URL(request.url), headers: new Headers(request.headers) });
      return answer(request);
    },
  );
  try {
    await ask(`${"cert" in tls ? "https" : "http"}://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
  return requests;
}

const fetched = async (address: string, options: Partial<FetchOptions> = {}) => {
  const result = await fetchCalendar(new URL(address), { allowLoopback: true, ...options });
  return result.kind === "fetched" ? result.text : result.failure;
};

const says = (answer: Answer, options: Partial<FetchOptions> = {}) => async (): Promise<string> => {
  let said = "";
  await serving(answer, async (origin) => {
    said = await fetched(`${origin}/a.ics`, options);
  });
  return said;
};

/** Fails the test when a connection is made. */
const noConnection: OpenConnection = (url, addresses) => {
  throw new Error(`Connected to ${url} at ${addresses}.`);
};

Deno.test("a calendar is fetched unchanged and uncompressed", async () => {
  const requests = await serving(
    () => new Response(CALENDAR),
    async (origin) => assert.equal(await fetched(`${origin}/a.ics?b=c`), CALENDAR),
  );
  assert.equal(requests.length, 1);
  assert.equal(requests[0].url.search, "?b=c");
  assert.equal(requests[0].headers.get("accept-encoding"), "identity");
  assert.equal(requests[0].headers.get("cookie"), null);
});

Deno.test("a name is never connected to unless all of its addresses are public", async () => {
  const names: string[][] = [
    ["127.0.0.1"],
    ["::1"],
    ["10.0.0.1"],
    ["93.184.216.34", "192.168.1.1"],
    ["2606:4700::1111", "fe80::1"],
    ["169.254.169.254"],
    ["0.0.0.0"],
    ["::ffff:10.0.0.1"],
    ["not an address"],
  ];
  for (const addresses of names) {
    const resolve = () => Promise.resolve(addresses);
    const options = { allowLoopback: false, resolve, open: noConnection };
    assert.equal(await fetched("https://calendar.example/", options), "not_public", String(addresses));
  }
});

Deno.test("a name without an address is not found", async () => {
  const options = { open: noConnection };
  assert.equal(
    await fetched("https://a.example/", { ...options, resolve: () => Promise.resolve([]) }),
    "not_found",
  );
  const resolve = () => Promise.reject(new Error("ENOTFOUND"));
  assert.equal(await fetched("https://a.example/", { ...options, resolve }), "not_found");
});

Deno.test("if a name's address changes after the check (DNS rebinding), the connection goes to the checked address", async () => {
  const answers = [["93.184.216.34"], ["127.0.0.1"]];
  let asked = 0;
  const connected: string[] = [];
  const result = await fetched("https://calendar.example/", {
    allowLoopback: false,
    resolve: () => Promise.resolve(answers[asked++]),
    open: (_url, addresses) => {
      connected.push(...addresses);
      return Promise.reject(new Error("Nobody is there."));
    },
  });
  assert.equal(result, "unreachable");
  assert.deepEqual(connected, ["93.184.216.34"]);
  assert.equal(asked, 1);
});

Deno.test("over TLS the checked address must present a certificate for the calendar's name", async () => {
  const open = openConnection({ authorities: tls.cert });
  let asked = 0;
  const resolve = () => Promise.resolve(asked++ === 0 ? ["127.0.0.1"] : ["10.0.0.1"]);
  const requests = await serving(() => new Response(CALENDAR), async (origin) => {
    const { port } = new URL(origin);
    assert.equal(await fetched(`https://calendar.example:${port}/a.ics`, { open, resolve }), CALENDAR);
    const here = () => Promise.resolve(["127.0.0.1"]);
    const named = (name: string, options: Partial<FetchOptions>) =>
      fetched(`https://${name}:${port}/a.ics`, { resolve: here, ...options });
    assert.equal(await named("other.example", { open }), "unreachable", "a certificate for another name");
    assert.equal(await named("calendar.example", {}), "unreachable", "an untrusted authority");
  }, tls);
  assert.equal(asked, 1);
  assert.equal(requests.length, 1);
  assert.match(requests[0].headers.get("host") ?? "", /^calendar\.example:/);
});

Deno.test("three redirects are followed, and no more", async () => {
  const hops = (count: number) =>
    says((request) => {
      const hop = Number(new URL(request.url).searchParams.get("hop") ?? 0);
      return hop < count
        ? new Response(null, { status: 302, headers: { location: `?hop=${hop + 1}` } })
        : new Response(CALENDAR);
    })();
  assert.equal(await hops(3), CALENDAR);
  assert.equal(await hops(4), "bad_redirect");
});

Deno.test("a redirect to a private network, to http, to a URL with a password or to nowhere is not followed", async () => {
  const targets = {
    "https://10.0.0.1/": "not_public",
    "https://169.254.169.254/latest/meta-data/": "not_public",
    "https://[::ffff:192.168.0.1]/": "not_public",
    "https://0x0a000001/": "not_public",
    "//172.16.0.1/a.ics": "bad_redirect",
    "http://calendar.example/": "bad_redirect",
    "file:///etc/passwd": "bad_redirect",
    "https://a:b@calendar.example/": "bad_redirect",
    "https://": "bad_redirect",
  };
  for (const [location, failure] of Object.entries(targets)) {
    const said = await says(() => new Response(null, { status: 301, headers: { location } }))();
    assert.equal(said, failure, location);
  }
  assert.equal(await says(() => new Response(null, { status: 307 }))(), "bad_redirect");
});

Deno.test("a redirect to a name that resolves into a private network is not followed", async () => {
  const resolve = (host: string) => Promise.resolve(host === "inside.example" ? ["10.0.0.1"] : [host]);
  const location = "https://inside.example/";
  const answer = () => new Response(null, { status: 302, headers: { location } });
  assert.equal(await says(answer, { resolve })(), "not_public");
});

Deno.test("a redirect never leads from https to http", async () => {
  const options = {
    open: openConnection({ authorities: tls.cert }),
    resolve: () => Promise.resolve(["127.0.0.1"]),
  };
  await serving(() => new Response(CALENDAR), async (insecure) => {
    const location = `${insecure}/a.ics`;
    await serving(() => new Response(null, { status: 302, headers: { location } }), async (origin) => {
      const address = `https://calendar.example:${new URL(origin).port}/`;
      assert.equal(await fetched(address, options), "bad_redirect");
    }, tls);
  });
});

Deno.test("an answer that is too large is cut off, whether or not it declares its size", async () => {
  const limit = { sizeLimit: 1_000 };
  assert.equal(await says(() => new Response(CALENDAR + "x".repeat(2_000)), limit)(), "too_large");
  let sent = 0;
  const endless = () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          controller.enqueue(new TextEncoder().encode(sent === 0 ? CALENDAR : "x".repeat(100)));
          sent++;
        },
      }),
    );
  assert.equal(await says(endless, limit)(), "too_large");
  assert.ok(sent < 100_000);
});

Deno.test("a slow web server or name server is cut off", async () => {
  let late: ReturnType<typeof setTimeout> | undefined;
  const silent = () =>
    new Promise<Response>((resolve) => late = setTimeout(() => resolve(new Response()), 900));
  assert.equal(await says(silent, { timeLimit: 200 })(), "too_slow");
  clearTimeout(late);
  const never = () => new Promise<string[]>(() => {});
  const options = { timeLimit: 50, resolve: never, open: noConnection };
  assert.equal(await fetched("https://calendar.example/", options), "too_slow");
});

Deno.test("a body that trickles endlessly is cut off at the time limit", async () => {
  let timer: ReturnType<typeof setInterval> | undefined;
  const drip = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(CALENDAR));
          timer = setInterval(() => controller.enqueue(new TextEncoder().encode("\r\n")), 20);
        },
        cancel: () => clearInterval(timer),
      }),
    );
  assert.equal(await says(drip, { timeLimit: 300 })(), "too_slow");
});

Deno.test("an answer that does not begin like iCalendar is not a calendar, whatever its type", async () => {
  const bodies = ["", "<!doctype html><title>Sign in</title>", "BEGIN:VCARD\r\n", "BEGIN", " ".repeat(999)];
  for (const body of bodies) {
    const headers = { "content-type": "text/calendar" };
    assert.equal(await says(() => new Response(body, { headers }))(), "not_a_calendar", body.slice(0, 20));
  }
  const odd = `\ufeff\r\n${CALENDAR.toLowerCase()}`;
  const headers = { "content-type": "application/octet-stream" };
  assert.equal((await says(() => new Response(odd, { headers }))()).trim(), CALENDAR.toLowerCase().trim());
});

Deno.test("an incomplete calendar is not a calendar", async () => {
  for (const part of [CALENDAR.slice(0, -20), "BEGIN:VCALENDAR\r\n", `${CALENDAR}BEGIN:VCALENDAR\r\n`]) {
    assert.equal(await says(() => new Response(part))(), "cut_off");
  }
  const loose = CALENDAR.trimEnd() + "\n\n ";
  assert.equal(await says(() => new Response(loose))(), loose, "Trailing spaces do no harm.");
});

Deno.test("a remark after the calendar's end does no harm", async () => {
  for (const remark of ["<!-- page cached in 0.02 s -->", "\r\n\r\n# served by cache 7\r\n", "\0"]) {
    const text = CALENDAR + remark;
    assert.equal(await says(() => new Response(text))(), text);
  }
});

/** Compresses as a server does that nobody asked to. */
async function compressed(bytes: BlobPart, encoding: "gzip" | "deflate" = "gzip"): Promise<Response> {
  const body = new Blob([bytes]).stream().pipeThrough(new CompressionStream(encoding));
  return new Response(await new Response(body).bytes(), { headers: { "content-encoding": encoding } });
}

Deno.test("A server that compresses unasked is read, within the limit on what comes out", async () => {
  for (const encoding of ["gzip", "deflate"] as const) {
    assert.equal(await says(() => compressed(CALENDAR, encoding))(), CALENDAR);
  }
  // 40 kB that would be 40 MB.
  const bomb = new Uint8Array(40_000_000).fill(32);
  bomb.set(new TextEncoder().encode("BEGIN:VCALENDAR\r\n"));
  assert.equal(await says(() => compressed(bomb))(), "too_large");
  const cut = await compressed(CALENDAR).then((response) => response.bytes());
  const headers = { "content-encoding": "gzip" };
  assert.equal(await says(() => new Response(cut.slice(0, -12), { headers }))(), "bad_answer");
});

Deno.test("a compression that is not known, or not true, is a bad answer", async () => {
  for (const encoding of ["gzip", "br", "deflate", "gzip, gzip", "zstd"]) {
    const headers = { "content-encoding": encoding };
    assert.equal(await says(() => new Response(CALENDAR, { headers }))(), "bad_answer", encoding);
  }
});

Deno.test("the body of a refusal or a redirect is not read to its end", async () => {
  let ended = 0;
  const endless = (init: ResponseInit) =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(1_000)),
        cancel: () => void ended++,
      }),
      init,
    );
  const answer = ({ url }: Request) =>
    url.endsWith("?next")
      ? endless({ status: 403 })
      : endless({ status: 302, headers: { location: "?next" } });
  // The server shuts down only once both have ended.
  assert.equal(await says(answer)(), "refused");
  assert.equal(ended, 2);
});

Deno.test("an answer without a calendar gives the reason", async () => {
  const failures = {
    401: "refused",
    403: "refused",
    404: "gone",
    410: "gone",
    500: "bad_answer",
    204: "bad_answer",
  };
  for (const [status, failure] of Object.entries(failures)) {
    assert.equal(await says(() => new Response(null, { status: Number(status) }))(), failure, status);
  }
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  assert.equal(await fetched(`http://127.0.0.1:${port}/`), "unreachable");
});
