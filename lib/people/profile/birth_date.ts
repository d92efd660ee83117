/** Minors cannot consent for themselves in most states, so only adults sign up as patients. Years. */
const LEAST_AGE = 18;
/** No one has lived longer than 122 years, so an older date is a typo. */
const GREATEST_AGE = 125;

/** Returns the range of dates of birth that a patient can have today. */
export function birthDateRange(
  today: Temporal.PlainDate,
): { earliest: Temporal.PlainDate; latest: Temporal.PlainDate } {
  return { earliest: today.subtract({ years: GREATEST_AGE }), latest: today.subtract({ years: LEAST_AGE }) };
}

/** Returns why a person born on this day cannot be a patient today, as a sentence; null if they can. */
export function birthDateProblem(birthDate: Temporal.PlainDate, today: Temporal.PlainDate): string | null {
  const { earliest, latest } = birthDateRange(today);
  if (Temporal.PlainDate.compare(birthDate, today) > 0) return "A date of birth must be in the past.";
  if (Temporal.PlainDate.compare(birthDate, earliest) < 0) return "Check the year of your date of birth.";
  if (Temporal.PlainDate.compare(birthDate, latest) > 0) {
    return `You need to be ${LEAST_AGE} or older to have your own account.`;
  }
  return null;
}
