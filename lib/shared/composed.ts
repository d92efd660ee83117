/**
 * Returns the text in NFC. A text with more than 30 combining marks in a row stays unchanged. No language
 * needs so many (Unicode Annex 15, Stream-Safe Text Format), and the time to order them grows with their
 * square.
 */
export const composed = (text: string): string => /\p{M}{31}/u.test(text) ? text : text.normalize("NFC");
