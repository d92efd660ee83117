import { frozenAtCommit, killedAtCommit } from "./cases/at_commit.ts";
import { exhaustedPool, slowQuery, swallowedError } from "./cases/busy.ts";
import { frozenAtClose, frozenBackend } from "./cases/frozen.ts";
import { killedIdle, killedInQuery, killedInTransaction, killedUnderReaders } from "./cases/killed.ts";
import { restartedFast, restartedImmediately } from "./cases/restarted.ts";
import type { FaultCase } from "./fault_case.ts";

/** Every fault that a driver has to survive. */
export const faultCases: FaultCase[] = [
  killedIdle,
  killedUnderReaders,
  killedInTransaction,
  killedInQuery,
  killedAtCommit,
  frozenAtCommit,
  frozenBackend,
  frozenAtClose,
  restartedFast,
  restartedImmediately,
  swallowedError,
  exhaustedPool,
  slowQuery,
];
