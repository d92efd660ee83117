/** At most so many within a window that begins with the first of them. */
interface RateLimit {
  most: number;
  windowSeconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * How often somebody may try. A network can be a whole clinic or a mobile carrier, so its limits only stop a flood; what keeps a
 * password from being guessed is counted by account.
 */
export const rateLimits = {
  signInByNetwork: { most: 300, windowSeconds: 15 * MINUTE },
  /** Wrong passwords of one account from one network. */
  signInByAccountAndNetwork: { most: 20, windowSeconds: 15 * MINUTE },
  /**
   * Wrong passwords of one account from everywhere. Networks in which the owner is signed in are exempt, so that no one else can
   * lock the owner out (ASVS 5.0, 6.1.1).
   */
  signInByAccount: { most: 100, windowSeconds: HOUR },
  signUpByNetwork: { most: 200, windowSeconds: HOUR },
  /** Each sends a mail to the address, asked for or not. */
  signUpByAddress: { most: 6, windowSeconds: HOUR },
  /**
   * Codes of second factors. Only who has the first factor gets here, so the limit can be strict: 30 codes a day of which three are
   * right at any moment are guessed once in 30 years.
   */
  secondFactor: { most: 5, windowSeconds: 15 * MINUTE },
  secondFactorByDay: { most: 30, windowSeconds: 24 * HOUR },
  /** Challenges for passkeys. Each page to sign in on asks for one; none can be guessed. */
  passkeyByNetwork: { most: 600, windowSeconds: 15 * MINUTE },
  /** The own password, asked for again within a session. */
  confirmPassword: { most: 10, windowSeconds: 15 * MINUTE },
  resetByNetwork: { most: 200, windowSeconds: HOUR },
  /** Each sends a mail to the address, asked for or not. */
  resetByAddress: { most: 6, windowSeconds: HOUR },
  emailChangeByAccount: { most: 6, windowSeconds: HOUR },
  /** One network of Google's or Apple's reads the calendars of very many people. */
  calendarFeedByNetwork: { most: 3000, windowSeconds: 15 * MINUTE },
  /** Each asks another site for a file. */
  calendarReadByAccount: { most: 20, windowSeconds: HOUR },
  oauthByNetwork: { most: 200, windowSeconds: 15 * MINUTE },
  verifyByNetwork: { most: 300, windowSeconds: 15 * MINUTE },
  /** Codes tried by naming the address, as API clients do. */
  verifyByAddress: { most: 10, windowSeconds: HOUR },
} satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof rateLimits;
