import type { Acting } from "../../practice.ts";
import { calledNameSql } from "./called_name_sql.ts";

/** Returns the name by which the acting patient wants to be called. One query. */
export async function findCalledName({ db, actor }: Acting): Promise<string> {
  const { called } = await db.selectFrom("users")
    .leftJoin("patientProfiles", "patientProfiles.userId", "users.id")
    .select(calledNameSql("patientProfiles", "users").as("called"))
    .where("users.id", "=", actor.userId)
    .executeTakeFirstOrThrow();
  return called;
}
