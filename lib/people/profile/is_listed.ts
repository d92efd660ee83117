import { sql, type SqlBool } from "kysely";

/** Whether patients find the current therapist_profiles row's therapist, who is the current users row. */
export const isListed = sql<SqlBool>`(therapist_profiles.listed AND users.status = 'active')`;
