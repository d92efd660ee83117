import { commonPasswords } from "./common_passwords.ts";

/**
 * What is wrong with a new password, in a sentence, or null. Length is the schema's matter; here are the passwords that are
 * guessed first: the common ones, the person's own name and address, and the name of the house (ASVS 5.0, 6.2.4 and
 * 6.2.11).
 */
export function passwordProblem(
  password: string,
  { name, email }: { name: string; email: string },
): string | null {
  const whole = bare(password);
  const stem = whole.replace(/\d+$/, "");
  const own = [name, email, email.split("@")[0], ...name.split(" ")].map(bare).filter((text) =>
    text.length > 2
  );
  if (own.includes(whole) || own.includes(stem)) {
    return "Choose a password that is not your name or e-mail address.";
  }
  const house = ["bloom", "bloombloom", "bloomexample"];
  if (
    house.includes(stem) || commonPasswords.has(whole) || commonPasswords.has(stem) ||
    isMonotonous(password.toLowerCase())
  ) {
    return "Many people use this password, so it is guessed first. Choose another.";
  }
  return null;
}

/** Letters and digits alone, in lower case: what a guesser's program starts from. */
const bare = (text: string) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** One or two characters over and over, or a run such as 23456789 or hgfedcba. */
function isMonotonous(text: string): boolean {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  if (new Set(points).size <= 2) return true;
  const steps = new Set(points.slice(1).map((point, index) => point - points[index]));
  return steps.size === 1;
}
