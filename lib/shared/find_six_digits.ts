/**
 * Returns the only six digits in a row within a text, alone or in groups of two or three; otherwise the text
 * itself.
 */
export function findSixDigits(text: string): string {
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  const found = [...plain.matchAll(/(?<!\d)(?:\d{6}|\d{3}[\s-]\d{3}|\d{2}[\s-]\d{2}[\s-]\d{2})(?!\d)/g)];
  return found.length === 1 ? found[0][0].replace(/\D/g, "") : text;
}
