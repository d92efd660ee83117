/**
 * When an imported calendar last lost most of its busy times, and how many it had and kept. Null: it never
 * did.
 */
export const statements: readonly string[] = [
  `ALTER TABLE imported_calendars ADD COLUMN IF NOT EXISTS shrunk_at timestamptz`,
  `ALTER TABLE imported_calendars ADD COLUMN IF NOT EXISTS shrunk_from int4`,
  `ALTER TABLE imported_calendars ADD COLUMN IF NOT EXISTS shrunk_to int4`,
];
