/** How a promise ended within its time. */
export type Settled<T> = { kind: "done"; value: T } | { kind: "failed"; error: unknown } | { kind: "hung" };

/** Waits for the promise, but no longer than the deadline. */
export async function settled<T>(promise: Promise<T>, milliseconds = 10_000): Promise<Settled<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<Settled<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "hung" }), milliseconds);
  });
  const end = promise.then(
    (value): Settled<T> => ({ kind: "done", value }),
    (error): Settled<T> => ({ kind: "failed", error }),
  );
  try {
    return await Promise.race([end, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
