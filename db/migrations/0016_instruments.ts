/** The code alone lists the questionnaires (codes/instruments.ts), so that a new one needs no migration. */
export const statements: readonly string[] = [
  `ALTER TABLE measure_requests DROP CONSTRAINT IF EXISTS measure_requests_instrument_check`,
  `ALTER TABLE measure_requests DROP CONSTRAINT IF EXISTS check_instrument`,
];
