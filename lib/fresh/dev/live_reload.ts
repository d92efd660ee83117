import type { DevTools } from "../snapshot.ts";

/** One tab listens for all others, because a browser opens at most six connections to a server. */
const SCRIPT = `
const own = new URL(import.meta.url).searchParams.get("build");
const tabs = new BroadcastChannel("fresh-reload");
let latest = "";
const hear = (build) => {
  latest = build;
  if (build !== own) location.reload();
};
// An empty message is a question: a tab might have missed a build while it loaded.
tabs.onmessage = ({ data }) => data ? hear(data) : latest && tabs.postMessage(latest);
tabs.postMessage("");
const listen = () => new Promise(() => {
  new EventSource("/_fresh/events").onmessage = ({ data }) => {
    tabs.postMessage(data);
    hear(data);
  };
});
// Browsers offer locks only over TLS and on localhost.
navigator.locks ? navigator.locks.request("fresh-reload", listen) : listen();
`;

/** Tells open pages which build is served. A page of another build reloads itself. */
export class LiveReload implements DevTools {
  build = "";
  #listeners = new Set<ReadableStreamDefaultController<string>>();

  announce(build: string): void {
    this.build = build;
    for (const listener of this.#listeners) listener.enqueue(this.#event());
  }

  respond(pathname: string): Response | undefined {
    if (pathname === "/_fresh/reload.js") {
      return new Response(SCRIPT, { headers: { "content-type": "text/javascript" } });
    }
    if (pathname !== "/_fresh/events") return undefined;
    let own: ReadableStreamDefaultController<string>;
    const events = new ReadableStream<string>({
      start: (controller) => {
        own = controller;
        controller.enqueue(`retry: 100\n${this.#event()}`);
        this.#listeners.add(controller);
      },
      cancel: () => void this.#listeners.delete(own),
    });
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
    return new Response(events.pipeThrough(new TextEncoderStream()), { headers });
  }

  #event(): string {
    return `data: ${this.build}\n\n`;
  }
}
