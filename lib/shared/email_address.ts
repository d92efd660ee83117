/** Marks without a picture of their own, which travel along when an address is copied. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Scripts whose letters pass for Latin ones. */
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/**
 * Returns an address as mail servers write it, so that each has one spelling. It removes invisible marks,
 * surrounding blanks, `mailto:` and a final dot, and writes the domain in ASCII (UTS 46). The schema decides
 * whether the result is an address. A domain that mixes scripts stays unchanged, and the schema refuses it.
 */
export function plainAddress(text: string): string {
  const plain = text.replace(INVISIBLE, "").trim().replace(/^mailto:/i, "").replace(/\.$/, "");
  const at = plain.lastIndexOf("@") + 1;
  return plain.slice(0, at) + asciiDomain(plain.slice(at));
}

function asciiDomain(domain: string): string {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || /^[\p{ASCII}]*$/u.test(domain)) return domain;
  if (domain.split(".").some((label) => LOOK_ALIKE.test(label) && /\p{Script=Latin}/u.test(label))) {
    return domain;
  }
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
}
