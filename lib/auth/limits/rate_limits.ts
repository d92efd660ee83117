import type { HitLimit } from "../../outside/cache/cache.ts";
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * All attempt limits. A network can be a whole clinic or a mobile carrier, so its limits only stop a flood;
 * limits per account protect a password from guessing.
 */
export const rateLimits = {
  signInByNetwork: { most: 300, windowSeconds: 15 * MINUTE },
  /** Wrong passwords for one account from one network. */
  signInByAccountAndNetwork: { most: 20, windowSeconds: 15 * MINUTE },
  /**
   * Wrong passwords for one account in one browser where it has signed in before. Such a browser is exempt
   * from the account's other limits, so that no one else can lock the owner out (ASVS 5.0, 6.1.1).
   */
  signInByKnownBrowser: { most: 10, windowSeconds: 15 * MINUTE },
  /**
   * Wrong passwords for one account from everywhere else. Networks where the owner is signed in are exempt as
   * well.
   */
  signInByAccount: { most: 100, windowSeconds: HOUR },
  /** Each new password is estimated, weak ones too, which takes a processor for a moment. */
  newPasswordByAccount: { most: 20, windowSeconds: HOUR },
  signUpByNetwork: { most: 200, windowSeconds: HOUR },
  /** Each sends a mail to the address, wanted or not. */
  signUpByAddress: { most: 6, windowSeconds: HOUR },
  /**
   * Codes of second factors. Only a user with the first factor gets here, so the limit can be strict: with 30
   * codes a day, of which three are right at any moment, a guess takes 30 years.
   */
  secondFactor: { most: 5, windowSeconds: 15 * MINUTE },
  secondFactorByDay: { most: 30, windowSeconds: 24 * HOUR },
  /** Challenges for passkeys. Every sign-in page requests one; none can be guessed. */
  passkeyByNetwork: { most: 600, windowSeconds: 15 * MINUTE },
  /** The user's own password, requested again within a session. */
  confirmPassword: { most: 10, windowSeconds: 15 * MINUTE },
  resetByNetwork: { most: 200, windowSeconds: HOUR },
  /** Each sends a mail to the address, wanted or not. */
  resetByAddress: { most: 6, windowSeconds: HOUR },
  emailChangeByAccount: { most: 6, windowSeconds: HOUR },
  /** One network of Google or Apple reads the calendars of very many users. */
  calendarFeedByNetwork: { most: 3000, windowSeconds: 15 * MINUTE },
  /** Each fetches a file from another site. */
  calendarReadByAccount: { most: 20, windowSeconds: HOUR },
  oauthByNetwork: { most: 200, windowSeconds: 15 * MINUTE },
  verifyByNetwork: { most: 300, windowSeconds: 15 * MINUTE },
  /**
   * Codes tried in browsers that signed up with one address, all their attempts together. The mail's link is
   * not counted, so its owner can still use that.
   */
  verifyAttemptByAddress: { most: 15, windowSeconds: HOUR },
  /** Codes tried together with an address, as API clients do. */
  verifyByAddress: { most: 10, windowSeconds: HOUR },
} satisfies Record<string, HitLimit>;

export type RateLimitName = keyof typeof rateLimits;
