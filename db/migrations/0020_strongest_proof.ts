/**
 * When the session's owner last proved a passkey or a code, apart from signing in. Null: not in this session,
 * so older sessions are asked once.
 */
export const statements: readonly string[] = [
  `ALTER TABLE sessions ADD COLUMN IF NOT EXISTS strongly_proven_at timestamptz`,
];
