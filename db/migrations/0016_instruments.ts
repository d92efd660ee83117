/** The code alone lists the questionnaires (lib/shared/codes/instruments.ts). A new one needs no migration. */
export const statements: readonly string[] = [
  `ALTER TABLE measure_requests DROP CONSTRAINT IF EXISTS measure_requests_instrument_check`,
  `ALTER TABLE measure_requests DROP CONSTRAINT IF EXISTS check_instrument`,
];
