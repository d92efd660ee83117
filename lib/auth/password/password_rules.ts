import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** On a scale of 0 to 4. Below 3, an offline search finds the password in days, whatever it looks like. */
const LEAST_SCORE = 3;
/**
 * The estimate runs on the main thread, so its input and its search are short. The slowest of 15 kinds of
 * text, made to be slow, took 80 ms so (2 busy cores), and 2,150 ms with 64 characters and 100 substitutions,
 * the estimator's default. What follows can only make a password stronger.
 */
const ESTIMATED_CHARACTERS = 32;
/** How many readings of a text with symbols in place of letters are looked up. */
const SUBSTITUTIONS = 8;

/**
 * Returns what is wrong with a new password, as a sentence with a hint, or null. The schema checks the
 * length. An estimator with lists of leaked passwords, names and words (without the network) estimates how
 * soon an attacker who knows the user's name and address would guess it (ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12;
 * NIST SP 800-63B, 3.1.1.2).
 */
export async function passwordProblem(
  password: string,
  { name, email }: { name: string; email: string },
): Promise<string | null> {
  const own = [name, email, email.split("@")[0], ...name.split(" ")].map(bare).filter((text) =>
    text.length > 2
  );
  const whole = bare(password);
  if (own.includes(whole) || own.includes(whole.replace(/\d+$/, ""))) {
    return "Choose a password that isn't your name or email address.";
  }
  const { check } = await estimator();
  const { score, feedback } = check(password.normalize("NFKC").slice(0, ESTIMATED_CHARACTERS), [
    ...own,
    "bloom",
  ]);
  if (score >= LEAST_SCORE) return null;
  const why = feedback.warning ?? "This password is too easy to guess.";
  return `${why} Choose another one. Four or five unrelated words work well.`;
}

/** Returns only letters and digits, in lower case: the form that guessing programs start from. */
const bare = (text: string) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

let loading: Promise<Pick<ZxcvbnFactory, "check">> | undefined;

/** The lists are large, so they are loaded when a user first chooses a password. */
function estimator(): Promise<Pick<ZxcvbnFactory, "check">> {
  return loading ??= (async () => {
    const [core, common, english] = await Promise.all([
      import("@zxcvbn-ts/core"),
      import("@zxcvbn-ts/language-common"),
      import("@zxcvbn-ts/language-en"),
    ]);
    const factory = new core.ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
      translations: english.translations,
      l33tMaxSubstitutions: SUBSTITUTIONS,
    });
    return { check: (password, inputs) => factory.check(password, inputs) };
  })();
}
