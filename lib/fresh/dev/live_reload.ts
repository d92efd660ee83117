import type { DevTools } from "../snapshot.ts";

const SCRIPT = `
const own = new URL(import.meta.url).searchParams.get("build");
new EventSource("/_fresh/events").onmessage = ({ data }) => {
  if (data !== own) location.reload();
};
`;

/** Tells open pages which build is served; a page of another one loads itself anew. */
export class LiveReload implements DevTools {
  build = "";
  #listeners = new Set<ReadableStreamDefaultController<string>>();

  announce(build: string): void {
    this.build = build;
    for (const listener of this.#listeners) listener.enqueue(this.#event());
  }

  /** Ends what pages have open: a server that stops would wait for it. */
  close(): void {
    for (const listener of this.#listeners) listener.close();
    this.#listeners.clear();
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
