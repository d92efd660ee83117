/**
 * An event stream has no end of its own, so that a server's stop would wait for it. This one ends when the process
 * begins to stop: its source is canceled, as when the client leaves, and the client asks again, then another process.
 * When the source fails, `report` hears of it: Deno 2.9 calls such a request completed. Every other response stays what it is.
 */
export function withEnd(
  response: Response,
  closing: AbortSignal,
  report: (error: unknown) => void,
): Response {
  const isEvents = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (!isEvents || response.body === null) return response;
  return new Response(endedBy(closing, response.body, report), response);
}

function endedBy(
  closing: AbortSignal,
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  report: (error: unknown) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = source.getReader();
  const over = new AbortController();
  return new ReadableStream({
    start(controller) {
      const end = () => {
        over.abort();
        controller.close();
        void reader.cancel(closing.reason).catch(report);
      };
      if (closing.aborted) end();
      else closing.addEventListener("abort", end, { signal: over.signal });
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (over.signal.aborted) return;
        if (!done) return controller.enqueue(value);
        over.abort();
        controller.close();
      } catch (error) {
        over.abort();
        report(error);
        controller.error(error);
      }
    },
    cancel(reason) {
      over.abort();
      return reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}
