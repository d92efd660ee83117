/**
 * Ends an event stream when the process begins to stop. A stream never ends by itself, so the server would
 * wait for it. Its source is canceled, as when the client leaves, and the client reconnects to another
 * process. If the source fails, `report` is called, because Deno 2.9 counts such a request as completed.
 * Other responses are unchanged.
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
