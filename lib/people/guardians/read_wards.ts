import { transaction } from "../../../db/transaction.ts";
import { recordAuditEvent, recordAuditEvents } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import { findWard, listWards, type Ward } from "./wards.ts";

/** Returns the acting user's wards for a page that shows them. Records an audit event for each. */
export function readWards(acting: Acting): Promise<Ward[]> {
  return transaction(acting.db, async (trx) => {
    const wards = await listWards({ ...acting, db: trx });
    await recordAuditEvents(
      trx,
      acting,
      wards.map(({ id }) => ({ action: "list", subjectType: "ward", subjectId: null, ownerId: id })),
    );
    return wards;
  }, { isolation: "read committed" });
}

/** Returns one of the acting user's wards and records an audit event; null for any other. */
export function readWard(acting: Acting, wardId: string): Promise<Ward | null> {
  return transaction(acting.db, async (trx) => {
    const ward = await findWard({ ...acting, db: trx }, wardId);
    await recordAuditEvent(trx, acting, {
      action: "read",
      subjectType: "ward",
      subjectId: wardId,
      ownerId: ward?.id ?? null,
      ...(ward ? {} : { outcome: "refused", reason: "not_found" }),
    });
    return ward;
  }, { isolation: "read committed" });
}
