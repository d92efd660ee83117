import type { Queryable } from "../../../db/transaction.ts";
import type { Actor } from "../../practice.ts";

/** The patients for whom somebody may wait, and claim or decline what is offered: all questions of that kind are asked here. */
export function patientsActedFor(_db: Queryable, { userId, role }: Actor): Promise<string[]> {
  return Promise.resolve(role === "patient" ? [userId] : []);
}
