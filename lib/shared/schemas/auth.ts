import { roles } from "../codes/roles.ts";
import { z } from "zod";
import { timeZoneName } from "../time_zone_name.ts";

/**
 * One plain address: no list, no comment, no quotes, only ASCII, so that no look-alike of `@` or of a letter
 * gets in (CVE-2022-35924, GHSA-7rqj-j65f-68wh). SMTP can carry 254 characters (RFC 5321, 4.5.3.1).
 */
export const emailAddress = z.string("Enter your email address.")
  .trim()
  .min(1, "Enter your email address.")
  .max(254, "This address is too long.")
  .regex(
    /^[a-z0-9_+\-'~&=/#*]+(\.[a-z0-9_+\-'~&=/#*]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z]$/i,
    "Enter one email address, like name@example.com.",
  )
  .refine((address) => address.lastIndexOf("@") <= 64, "The part before the @ is too long.");

/**
 * Letters of any script, with the joiners that some need; no control or direction characters, which can make
 * a name look like another.
 */
export const personName = z.string("Enter your name.")
  .transform((name) => name.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z.string()
      .min(1, "Enter your name.")
      .max(100, "Use at most 100 characters.")
      .regex(
        /^(?:[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]|[\u200c\u200d])*$/u,
        "Remove the invisible characters.",
      )
      .regex(/\p{L}/u, "Enter your name in letters."),
  );

/** An IANA time zone that Temporal knows, in its canonical spelling. */
export const timeZone = z.string("Choose your time zone.").max(60, "Choose a time zone from the list.")
  .refine((text) => timeZoneName(text) !== null, "Choose a time zone from the list.")
  .overwrite((text) => timeZoneName(text) ?? text);

/**
 * ASVS 5.0, 6.2.1, 6.2.5 and 6.2.9: at least eight characters, no composition rules, long phrases allowed.
 */
export const newPassword = z.string("Choose a password.")
  .refine((password) => [...password].length >= 8, "Use at least 8 characters. A short sentence works well.")
  .max(1_000, "Use at most 1,000 characters.");

const givenPassword = z.string("Enter your password.")
  .min(1, "Enter your password.")
  .max(1_000, "A password can have at most 1,000 characters.");

/** The input of sign-up. It is not possible to sign up as an admin. */
export const signUpInput = z.strictObject({
  name: personName,
  email: emailAddress,
  password: newPassword,
  role: z.enum(["patient", "therapist"], "Choose whether you're looking for therapy or offering it."),
  timeZone,
});
export type SignUpInput = z.output<typeof signUpInput>;

/** The code of a sign-up mail; it may be typed in groups. */
export const sixDigitCode = z.string("Enter the code.")
  .max(40, "The code has six digits.")
  .transform((code) => code.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "The code has six digits."));

/** The input to verify an address with the mailed code. */
export const verifyEmailInput = z.strictObject({ email: emailAddress, code: sixDigitCode });

/** The input of sign-in. */
export const signInInput = z.strictObject({ email: emailAddress, password: givenPassword });
export type SignInInput = z.output<typeof signInInput>;

/** The signed-in user. */
export const userJsonSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  timeZone: z.string(),
});
export type UserJson = z.output<typeof userJsonSchema>;

/** When the session started, and when it ends at the latest. */
export const sessionJsonSchema = z.strictObject({ createdAt: z.iso.datetime(), expiresAt: z.iso.datetime() });
export type SessionJson = z.output<typeof sessionJsonSchema>;
