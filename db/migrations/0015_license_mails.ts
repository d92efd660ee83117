/** Mails about licenses were logged under the British spelling of their kind. */
export const statements: readonly string[] = [
  `UPDATE mails SET kind = 'license' WHERE kind = 'licence'`,
];
