/** The variables by which a run sets the deadline and learns what is running. */
export const DEADLINE = { seconds: "BLOOM_TEST_DEADLINE", running: "BLOOM_TEST_RUNNING" };

/** The flag of `deno test` that gives every test the deadline. */
export const PRELOAD = `--preload=${new URL("preload.ts", import.meta.url).href}`;

/** How long a test may take. Seconds. */
export const deadlineSeconds = Number(Deno.env.get(DEADLINE.seconds) ?? 300);
