import { findPhoneNumbersInText, parsePhoneNumberFromString } from "libphonenumber-js";

/**
 * Reads the one phone number in a text, as people write, dial and paste it: with a label, invisible marks,
 * any dash or blank, an extension, or 00 or 011 before a country code. A number without a country code is
 * North American. Only the server uses this, because the numbering plans are 150 kB.
 * @returns E.164, with an extension as in RFC 3966 (+13035550142;ext=12); null if the text has no valid
 * number, two numbers, or digits beside one.
 */
export function readPhone(text: string): string | null {
  const plain = text.replace(/[\p{Z}\s]/gu, " ").replace(/\p{Cf}/gu, "").replace(
    /^(\D*)00(?=\s?[1-9])/,
    "$1+",
  );
  const [found, ...others] = findPhoneNumbersInText(plain, "US");
  if (!found || others.length > 0) return null;
  const rest = plain.slice(0, found.startsAt) + plain.slice(found.endsAt);
  if (/\p{Nd}/u.test(rest) || !found.number.isValid()) return null;
  const { number, ext } = found.number;
  return ext ? `${number};ext=${ext}` : number;
}

/** Formats a stored number: North American numbers in national form, others in international form. */
export function formatPhone(phone: string): string {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return phone;
  return number.countryCallingCode === "1" ? number.formatNational() : number.formatInternational();
}
