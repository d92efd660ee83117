/**
 * Parses a phone number to ITU-T E.164 (+13035550142); null if invalid. Ten digits are a North American
 * number; any other country's begins with +. Browser-safe.
 */
export function readPhone(text: string): string | null {
  if (!/^\+?[\d\s().\-/]+$/.test(text.trim())) return null;
  const digits = text.replace(/\D/g, "");
  const isInternational = text.trim().startsWith("+");
  const national = isInternational ? null : digits.replace(/^1(?=\d{10}$)/, "");
  if (national !== null) return isNorthAmerican(national) ? `+1${national}` : null;
  if (digits.startsWith("1")) return isNorthAmerican(digits.slice(1)) ? `+${digits}` : null;
  return /^[2-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}

/** Formats a North American number in its usual form; others stay unchanged. */
export function formatPhone(phone: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : phone;
}

/** Neither the area code nor the exchange begins with 0 or 1 (North American Numbering Plan). */
const isNorthAmerican = (digits: string) => /^[2-9]\d{2}[2-9]\d{6}$/.test(digits);
