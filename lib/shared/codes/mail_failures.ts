/** What is behind the codes that a mail server, or the way to it, answers with. Browser-safe. */
const reasons: readonly (readonly [code: RegExp, words: string])[] = [
  [/\bEENVELOPE\b|\bEADDRESS\b/, "The mail server does not take this address"],
  [/\bEAUTH\b|\bENOAUTH\b/, "The mail server does not let us sign in"],
  [/\bETLS\b/, "The mail server offers no safe connection"],
  [
    /\bECONNECTION\b|\bESOCKET\b|\bETIMEDOUT\b|\bEDNS\b|\bECONN\w+\b|\bENOTFOUND\b/,
    "The mail server cannot be reached",
  ],
  [/\bEMESSAGE\b/, "The mail server does not take what the mail is made of"],
];

/** A failure as a person reads it, with its code for whoever runs the mail server; an unknown one is its code alone. */
export function mailFailureWords(failure: string): string {
  const code = failure.replace(/^\w+Error: /, "");
  const known = reasons.find(([pattern]) => pattern.test(code));
  return known ? `${known[1]} (${code})` : failure;
}
