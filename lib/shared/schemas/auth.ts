import { composed } from "../composed.ts";
import { roles } from "../codes/roles.ts";
import { z } from "zod";
import { instant } from "./moments.ts";
import { findSixDigits } from "../find_six_digits.ts";
import { plainAddress } from "../email_address.ts";
import { timeZoneName } from "../time_zone_name.ts";

/**
 * One plain address: no list, no comment, no quotes. It is stored in ASCII, so that no look-alike of `@` or
 * of a letter gets in (CVE-2022-35924, GHSA-7rqj-j65f-68wh). A domain in another script becomes its `xn--`
 * form. SMTP can carry 254 characters (RFC 5321, 4.5.3.1).
 */
export const emailAddress = z.string("Enter your email address.")
  .max(1_000, "This address is too long.")
  .overwrite(plainAddress)
  .min(1, "Enter your email address.")
  .max(254, "This address is too long.")
  .regex(
    /^[a-z0-9_+\-'~&=/#*]+(\.[a-z0-9_+\-'~&=/#*]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z]$/i,
    "Enter one email address, like name@example.com.",
  )
  .refine((address) => address.lastIndexOf("@") <= 64, "The part before the @ is too long.");

/**
 * The rule of every name, in one line: letters of any script, with joiners inside a word, where some scripts
 * need them. No control or direction characters, which can make a name look like another.
 */
export const nameText = (missing: string, limit: number) =>
  z.string(missing)
    .transform((name) => composed(name).replace(/\s+/g, " ").trim())
    .pipe(
      z.string().min(1, missing).max(limit, `Use at most ${limit} characters.`)
        .regex(
          /^(?:[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]|(?<=[\p{L}\p{M}])[\u200c\u200d](?=[\p{L}\p{M}]))*$/u,
          "Remove the invisible characters.",
        ),
    );

/** A person's name. */
export const personName = nameText("Enter your name.", 100)
  .pipe(z.string().regex(/\p{L}/u, "Enter your name in letters."));

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

/** Six digits, in whatever was pasted with them; they may stand in groups. */
export const sixDigitCode = z.string("Enter the code.")
  .max(400, "The code has six digits.")
  .transform(findSixDigits)
  .pipe(z.string().regex(/^\d{6}$/, "The code has six digits."));

/** The input to verify an address with the mailed code. */
export const verifyEmailInput = z.strictObject({ email: emailAddress, code: sixDigitCode });

/** The input of sign-in. */
export const signInInput = z.strictObject({ email: emailAddress, password: givenPassword });
export type SignInInput = z.output<typeof signInInput>;

/** The signed-in user. */
export const userJsonSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  timeZone: z.string(),
});
export type UserJson = z.output<typeof userJsonSchema>;

/** When the session started, and when it ends at the latest. */
export const sessionJsonSchema = z.object({ createdAt: instant, expiresAt: instant });
