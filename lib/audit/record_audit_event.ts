import type { Transaction } from "../../db/transaction.ts";
import type { Caller } from "../practice.ts";

/** What happened to whose record. Ids and codes only: the trail itself holds no health data. */
export interface AuditEntry {
  /** A verb, for example `cancel`, `read`, `sign_in`. */
  action: string;
  /** What it was done to, for example `appointment`. */
  subjectType: string;
  subjectId: string | null;
  /** Whose record it is; null when nobody's is known. */
  ownerId: string | null;
  /** Default: allowed. */
  outcome?: "allowed" | "refused";
  /** A code that says why, mostly of a refusal. */
  reason?: string;
}

/** Who did it, where it differs from the visit's actor: at sign-in the actor is only just becoming known. */
type Doer = Pick<NonNullable<Caller["actor"]>, "userId" | "role">;

/**
 * Leaves a trace of a read or change: who, what, of whom, when, from where, allowed or refused. It takes a
 * transaction, never the bare database, so that a change and its trace stand or fall together.
 */
export async function recordAuditEvent(
  trx: Transaction,
  caller: Pick<Caller, "now" | "actor" | "network" | "requestId">,
  entry: AuditEntry,
  doer: Doer | null = caller.actor,
): Promise<void> {
  await recordAuditEvents(trx, caller, [entry], doer);
}

/** Leaves several traces at once, in one statement: a list shows the records of many. */
export async function recordAuditEvents(
  trx: Transaction,
  caller: Pick<Caller, "now" | "actor" | "network" | "requestId">,
  entries: readonly AuditEntry[],
  doer: Doer | null = caller.actor,
): Promise<void> {
  if (entries.length === 0) return;
  await trx.insertInto("auditEvents").values(entries.map((entry) => ({
    id: crypto.randomUUID(),
    at: caller.now(),
    actorId: doer?.userId ?? null,
    actorRole: doer?.role ?? null,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    ownerId: entry.ownerId,
    outcome: entry.outcome ?? "allowed",
    reason: entry.reason ?? null,
    network: caller.network,
    requestId: caller.requestId,
  }))).execute();
}
