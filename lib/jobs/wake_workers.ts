import type { Db } from "../../db/client.ts";

/** The workers of this process, by the database of their queue. */
const listeners = new WeakMap<Db, Set<() => void>>();

/** Tells this process's workers that a job may soon be due. Other processes find it by polling. */
export function wakeWorkers(db: Db): void {
  for (const wake of listeners.get(db) ?? []) wake();
}

/** Calls `wake` at each `wakeWorkers`. @returns a function that ends this. */
export function onWake(db: Db, wake: () => void): () => void {
  const wakes = listeners.get(db) ?? new Set();
  listeners.set(db, wakes.add(wake));
  return () => void wakes.delete(wake);
}
