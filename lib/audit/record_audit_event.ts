import type { Transaction } from "../../db/transaction.ts";
import type { Caller } from "../practice.ts";

/** What happened to whose record. Only IDs and codes: the trail itself contains no health data. */
export interface AuditEntry {
  /** A verb, for example `cancel`, `read`, `sign_in`. */
  action: string;
  /** The type of the affected thing, for example `appointment`. */
  subjectType: string;
  subjectId: string | null;
  /** The owner of the record; null if unknown. */
  ownerId: string | null;
  /** Default: allowed. */
  outcome?: "allowed" | "refused";
  /** A code for the reason, usually of a refusal. */
  reason?: string;
}

/** Who did it, if it is not the caller's actor: at sign-in the actor is only just being identified. */
type Doer = Pick<NonNullable<Caller["actor"]>, "userId" | "role">;

/**
 * Records a read or change: who, what, whose, when, from where, allowed or refused. It takes a transaction,
 * never the bare database, so that a change and its audit event succeed or fail together.
 */
export async function recordAuditEvent(
  trx: Transaction,
  caller: Pick<Caller, "now" | "actor" | "network" | "requestId">,
  entry: AuditEntry,
  doer: Doer | null = caller.actor,
): Promise<void> {
  await recordAuditEvents(trx, caller, [entry], doer);
}

/** Records several events in one statement, because a list shows the records of many patients. */
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
