import { transaction } from "../../../../db/transaction.ts";
import { DatabaseUnavailableError } from "../../../../db/unavailable.ts";
import type { Bench, FaultCase } from "../fault_case.ts";
import { pause, settled } from "../settled.ts";

const WRITERS = 20;

async function restartUnderWriters(bench: Bench, how: "fast" | "immediate"): Promise<void> {
  const { db, server, expect, measure, storedPairs, writePair } = bench;
  const acknowledged: string[] = [];
  let upAt = Infinity;
  let lastAt = performance.now();
  let longest = 0;

  /** Writes pairs until one is acknowledged after the restart. */
  const write = async (writer: number) => {
    for (let number = 0;; number++) {
      const pair = `${writer}/${number}`;
      const begun = performance.now();
      const options = { isolation: "read committed" } as const;
      const outcome = await settled(transaction(db, (trx) => writePair(trx, pair), options));
      if (outcome.kind === "hung") return false;
      if (outcome.kind === "done") {
        acknowledged.push(pair);
        longest = Math.max(longest, performance.now() - lastAt);
        lastAt = performance.now();
        if (begun > upAt) return true;
      } else {
        const { error } = outcome;
        expect(error instanceof DatabaseUnavailableError, `A writer failed with ${error}.`);
        await pause(5);
      }
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
  await pause(300);
  const downAt = performance.now();
  await server.restart(how);
  upAt = performance.now();
  const isLive = await Promise.all(writers);
  const hung = isLive.filter((isLive) => !isLive).length;
  expect(hung === 0, `${hung} of ${WRITERS} writers hung.`);
  measure(`${acknowledged.length} writes acknowledged`);
  measure(`longest time without one ${Math.round(longest)} ms, restart ${Math.round(upAt - downAt)} ms`);
  const stored = await storedPairs();
  const lost = acknowledged.filter((pair) => !stored.has(pair)).length;
  expect(lost === 0, `${lost} acknowledged writes are lost.`);
  const halves = [...stored].filter(([, halves]) => halves !== 2).length;
  expect(halves === 0, `${halves} transactions are half stored.`);
  await bench.expectRecovery();
}

export const restartedFast: FaultCase = {
  name: "the server restarts fast under twenty writers: nothing acknowledged is lost, and no writer hangs",
  run: (bench) => restartUnderWriters(bench, "fast"),
};

export const restartedImmediately: FaultCase = {
  name:
    "the server restarts as after a crash under twenty writers: nothing acknowledged is lost, and no writer hangs",
  run: (bench) => restartUnderWriters(bench, "immediate"),
};
