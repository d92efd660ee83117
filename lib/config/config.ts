import { demoSecret, type Key } from "./keys.ts";
import { missingOrUnsafe } from "./missing_or_unsafe.ts";
import { readProviders } from "./provider_variables.ts";
import type { Providers } from "./providers.ts";
import { readSessionLimits, type SessionLimits } from "./session_limits.ts";
import { type Environment, variables } from "./variables.ts";

/** The whole configuration, parsed once at start-up. */
export interface Config {
  environment: Environment;
  /** The address that patients enter, without a trailing slash; every link in a mail starts with it. */
  origin: string;
  port: number;
  hostname: string;
  /** If absent, PGlite in `dataFolder`. */
  databaseUrl?: string;
  /**
   * The certificate of the authority that signed the database's certificate, as PEM. If absent, the system's
   * store.
   */
  databaseCa?: string;
  dataFolder: string;
  /** If absent, mail is stored in the mailbox in `dataFolder` and shown at /dev/mail. */
  smtpUrl?: string;
  mailFrom: string;
  /** If absent, the cache is in this process. */
  redis?: { url: string; token: string };
  /** The first key seals; every key opens. */
  encryptionKeys: [Key, ...Key[]];
  /**
   * Separate keys for psychotherapy notes, which the other keys cannot open. 45 CFR 164.501 requires that
   * these notes are kept apart.
   */
  psychotherapyNotesKeys: [Key, ...Key[]];
  /** The HMAC key that is applied to passwords before bcrypt. */
  passwordPepper: Uint8Array<ArrayBuffer>;
  /** bcrypt's cost: 12 is about a quarter of a second on a small machine (OWASP requires at least 10). */
  passwordCost: number;
  /** The configured sign-in providers. */
  providers: Providers;
  /** How long sessions last, by role. */
  sessionLimits: SessionLimits;
  /** Whether calendars on this machine may be read: for tests and development only. */
  calendarLoopback: boolean;
  /** How many proxies in front of Bloom append to X-Forwarded-For. If 0, the header is ignored. */
  trustedProxies: number;
}

/** The configuration is invalid; the message has one sentence for each error. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`Bloom cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

/**
 * Parses the configuration. An empty variable counts as absent.
 * @throws {ConfigError} with a sentence for every wrong or missing variable at once.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  }
  const values = parsed.data;
  const problems = missingOrUnsafe(values);
  if (problems.length > 0) throw new ConfigError(problems);

  const port = values.PORT ?? 3000;
  const redis = values.UPSTASH_REDIS_REST_URL && values.UPSTASH_REDIS_REST_TOKEN
    ? { url: values.UPSTASH_REDIS_REST_URL, token: values.UPSTASH_REDIS_REST_TOKEN }
    : undefined;
  return {
    environment: values.BLOOM_ENV,
    origin: values.ORIGIN ?? `http://localhost:${port}`,
    port,
    hostname: values.HOST ?? (values.BLOOM_ENV === "local" ? "127.0.0.1" : "0.0.0.0"),
    databaseUrl: values.DATABASE_URL,
    databaseCa: values.DATABASE_CA,
    dataFolder: values.DATA_FOLDER,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? "care@bloom.example",
    redis,
    encryptionKeys: values.ENCRYPTION_KEYS ?? [{ id: "demo", secret: demoSecret("encryption") }],
    psychotherapyNotesKeys: values.PSYCHOTHERAPY_NOTES_KEYS ??
      [{ id: "demo", secret: demoSecret("notes") }],
    passwordPepper: values.PASSWORD_PEPPER ?? demoSecret("pepper"),
    passwordCost: values.PASSWORD_COST,
    trustedProxies: values.TRUSTED_PROXIES,
    calendarLoopback: values.CALENDAR_LOOPBACK === "true",
    sessionLimits: readSessionLimits(values.SESSION_IDLE_MINUTES, values.SESSION_MINUTES),
    providers: readProviders(values),
  };
}
