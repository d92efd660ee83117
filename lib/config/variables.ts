import { z } from "zod";
import { origin, url, wholeNumber } from "./formats.ts";
import { keyRing, secret32 } from "./keys.ts";
import { providerVariables } from "./provider_variables.ts";
import { sessionVariables } from "./session_limits.ts";

/** Where Bloom runs. Only `local` has default values; anywhere else, a missing variable stops the start. */
const environments = ["local", "preview", "qa", "production"] as const;
export type Environment = (typeof environments)[number];

/** The cost of every password that protects somebody. */
export const PASSWORD_COST = 12;

/** The format of each variable. */
export const variables = z.object({
  BLOOM_ENV: z.enum(environments, `must be one of ${environments.join(", ")}.`).default("local"),
  PORT: wholeNumber(0, 65535).optional(),
  HOST: z.string().min(1).optional(),
  ORIGIN: origin.optional(),
  DATABASE_URL: url(["postgres:", "postgresql:"], "must be a postgresql:// address.").optional(),
  DATABASE_CA: z.string().includes("BEGIN CERTIFICATE", { message: "must be a certificate in PEM." })
    .optional(),
  DATA_FOLDER: z.string().min(1).default(".bloom"),
  SMTP_URL: url(["smtp:", "smtps:"], "must be an smtp:// or smtps:// address.").optional(),
  MAIL_FROM: z.email("must be an email address.").optional(),
  UPSTASH_REDIS_REST_URL: url(["http:", "https:"], "must be an https:// address.").optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional(),
  ENCRYPTION_KEYS: keyRing.optional(),
  PSYCHOTHERAPY_NOTES_KEYS: keyRing.optional(),
  PASSWORD_PEPPER: secret32.optional(),
  // Not higher: a sign-in against an earlier, cheaper hash would answer sooner than one without an account.
  PASSWORD_COST: wholeNumber(4, PASSWORD_COST).default(PASSWORD_COST),
  TRUSTED_PROXIES: wholeNumber(0, 5).default(0),
  CALENDAR_LOOPBACK: z.enum(["true", "false"], "must be true or false.").default("false"),
  ...sessionVariables,
  ...providerVariables,
});
export type Variables = z.output<typeof variables>;

/** The names of the variables that `readConfig` uses, for Deno's --allow-env. */
export const variableNames = Object.keys(variables.shape) as (keyof typeof variables.shape)[];
