/** How much faster than time it runs. */
const SPEED = 12;

/** A clock that was right at this moment, and is ahead in every process alike ever since. */
export function fastClock(since: Temporal.Instant): () => Temporal.Instant {
  return () => {
    const passed = Date.now() - since.epochMilliseconds;
    return since.add({ milliseconds: passed * SPEED });
  };
}
