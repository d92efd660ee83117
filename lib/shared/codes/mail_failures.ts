/** What a mail server's error codes mean. Browser-safe. */
const reasons: readonly (readonly [code: RegExp, words: string])[] = [
  [/\bEENVELOPE\b|\bEADDRESS\b/, "The mail server doesn't accept this address"],
  [/\bEAUTH\b|\bENOAUTH\b/, "The mail server doesn't let us sign in"],
  [/\bETLS\b/, "The mail server doesn't offer a secure connection"],
  [
    /\bECONNECTION\b|\bESOCKET\b|\bETIMEDOUT\b|\bEDNS\b|\bECONN\w+\b|\bENOTFOUND\b/,
    "We can't reach the mail server",
  ],
  [/\bEMESSAGE\b/, "The mail server doesn't accept the content of this email"],
];

/**
 * Returns a failure in words, with its code for the mail server's operator. An unknown failure is only its
 * code.
 */
export function mailFailureWords(failure: string): string {
  const code = failure.replace(/^\w+Error: /, "");
  const known = reasons.find(([pattern]) => pattern.test(code));
  return known ? `${known[1]} (${code})` : failure;
}
