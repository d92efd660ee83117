/**
 * Withdrawn requests kept their notes, and users who closed their accounts stayed in care. A request that was
 * never answered has no `answered_at`.
 */
const gone = (...columns: string[]) =>
  columns.map((column) => `${column} IN (SELECT id FROM users WHERE status = 'deleted')`).join(" OR ");
const ofGone = `(${gone("patient_id", "therapist_id")})`;

export const statements: readonly string[] = [
  `UPDATE care_relationships SET note = NULL WHERE status = 'finished' AND answered_at IS NULL`,
  `UPDATE care_relationships SET note = NULL WHERE status = 'requested' AND ${ofGone}`,
  `UPDATE care_relationships SET status = 'finished', ended_at = now(), updated_at = now()
    WHERE status IN ('requested', 'active') AND ${ofGone}`,
  `UPDATE waitlist_entries SET state = 'left', live_key = NULL, ended_at = now()
    WHERE state = 'waiting' AND ${ofGone}`,
  `UPDATE measure_requests SET status = 'stopped', ended_at = now() WHERE status = 'open' AND ${ofGone}`,
  `DELETE FROM reminder_choices WHERE ${gone("user_id")}`,
];
