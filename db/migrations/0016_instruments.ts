/** Which questionnaires there are is the code's to say (lib/shared/codes/instruments.ts), so that a new one needs no migration. */
export const statements: readonly string[] = [
  `ALTER TABLE measure_requests DROP CONSTRAINT IF EXISTS measure_requests_instrument_check`,
  `ALTER TABLE measure_requests DROP CONSTRAINT IF EXISTS check_instrument`,
];
