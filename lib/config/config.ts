import { parseEnv } from "node:util";
import { z } from "zod";
import { readSessionLimits, type SessionLimits, sessionVariables } from "./session_limits.ts";
import type { ProviderConfig, ProviderId } from "./providers.ts";

/** Where Bloom runs. Only `local` has embedded defaults; everywhere else a missing value stops the start. */
export const environments = ["local", "preview", "qa", "production"] as const;
export type Environment = (typeof environments)[number];

/** A key and the ID by which ciphertexts name it. */
export interface Key {
  id: string;
  secret: Uint8Array<ArrayBuffer>;
}

/** The whole configuration, parsed once at start-up. */
export interface Config {
  environment: Environment;
  /** The address that patients type, without a trailing slash; every link in a mail starts with it. */
  origin: string;
  port: number;
  hostname: string;
  /** Absent: PGlite under `dataFolder`. */
  databaseUrl?: string;
  /** PEM of the authority that signed the database's certificate; absent: the system's store. */
  databaseCa?: string;
  dataFolder: string;
  /** Absent: mail is stored in the mailbox under `dataFolder` and shown at /dev/mail. */
  smtpUrl?: string;
  mailFrom: string;
  /** Absent: the cache lives in this process. */
  redis?: { url: string; token: string };
  /** The first key seals; every key opens. */
  encryptionKeys: [Key, ...Key[]];
  /**
   * Separate keys for psychotherapy notes, which the other keys cannot open (45 CFR 164.501 keeps them
   * apart).
   */
  psychotherapyNotesKeys: [Key, ...Key[]];
  /** The HMAC key that passwords are hashed with before bcrypt. */
  passwordPepper: Uint8Array<ArrayBuffer>;
  /** The configured sign-in providers. */
  providers: Partial<Record<ProviderId, ProviderConfig>>;
  /** How long sessions last, by role. */
  sessionLimits: SessionLimits;
  /** Whether calendars may be read from this machine: for tests and development only. */
  calendarLoopback: boolean;
  /** How many proxies in front of Bloom append to X-Forwarded-For. 0: the header is ignored. */
  trustedProxies: number;
}

/** The configuration is invalid; the message has one sentence for each error. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`Bloom cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

const decodeBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

const secret32 = z.string().transform((text, context) => {
  const bytes = decodeBase64(text);
  if (bytes?.length === 32) return bytes;
  context.addIssue({
    code: "custom",
    message: "must be 32 random bytes in base64 (openssl rand -base64 32).",
  });
  return z.NEVER;
});

const keyRing = z.string().transform((text, context): [Key, ...Key[]] => {
  const keys: Key[] = [];
  for (const entry of text.split(",")) {
    const [id, encoded, ...rest] = entry.trim().split(":");
    const bytes = decodeBase64(encoded ?? "");
    if (!/^[a-z0-9-]{1,20}$/.test(id) || bytes?.length !== 32 || rest.length > 0) {
      context.addIssue({
        code: "custom",
        message: "must be a list of id:key, where a key is 32 random bytes in base64, the newest first.",
      });
      return z.NEVER;
    }
    keys.push({ id, secret: bytes });
  }
  if (new Set(keys.map((key) => key.id)).size < keys.length) {
    context.addIssue({ code: "custom", message: "names a key's id twice." });
    return z.NEVER;
  }
  return keys as [Key, ...Key[]];
});

const url = (protocols: string[], sentence: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), sentence);

const origin = url(["http:", "https:"], "must be an address such as https://bloom.example.")
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    "must be an origin alone: no path, no slash.",
  );

const web = url(["http:", "https:"], "must be an https:// address.");

const wholeNumber = (from: number, to: number) =>
  z.string().refine(
    (text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to,
    `must be a whole number from ${from} to ${to}.`,
  ).transform(Number);

const variables = z.object({
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
  TRUSTED_PROXIES: wholeNumber(0, 5).default(0),
  CALENDAR_LOOPBACK: z.enum(["true", "false"], "must be true or false.").default("false"),
  ...sessionVariables,
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_ISSUER: web.default("https://accounts.google.com"),
  GOOGLE_AUTHORIZATION_URL: web.default("https://accounts.google.com/o/oauth2/v2/auth"),
  GOOGLE_TOKEN_URL: web.default("https://oauth2.googleapis.com/token"),
  GOOGLE_KEYS_URL: web.default("https://www.googleapis.com/oauth2/v3/certs"),
  ZOOM_CLIENT_ID: z.string().min(1).optional(),
  ZOOM_CLIENT_SECRET: z.string().min(1).optional(),
  ZOOM_ISSUER: web.default("https://zoom.us"),
  ZOOM_AUTHORIZATION_URL: web.default("https://zoom.us/oauth/authorize"),
  ZOOM_TOKEN_URL: web.default("https://zoom.us/oauth/token"),
  ZOOM_USER_URL: web.default("https://api.zoom.us/v2/users/me"),
});

/** The names of the variables that `readConfig` knows; Deno's --allow-env gets them. */
export const variableNames = Object.keys(variables.shape) as (keyof typeof variables.shape)[];

/**
 * Returns a demo secret. These keys are public, protect only the demo practice, and are refused outside
 * `local`.
 */
const demoSecret = (label: string) => {
  const bytes = new Uint8Array(32);
  new TextEncoder().encodeInto(`bloom demo, not secret: ${label}`.slice(0, 32), bytes);
  return bytes;
};

/** Returns the process's environment on top of the .env file in the working folder. */
export function readEnvironment(): Record<string, string | undefined> {
  const file = readEnvironmentFile();
  return Object.fromEntries(variableNames.map((name) => [name, Deno.env.get(name) ?? file[name]]));
}

function readEnvironmentFile(): Record<string, string | undefined> {
  try {
    return parseEnv(Deno.readTextFileSync(".env"));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
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
    trustedProxies: values.TRUSTED_PROXIES,
    calendarLoopback: values.CALENDAR_LOOPBACK === "true",
    sessionLimits: readSessionLimits(values.SESSION_IDLE_MINUTES, values.SESSION_MINUTES),
    providers: readProviders(values),
  };
}

function readProviders(values: z.infer<typeof variables>): Config["providers"] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET } = values;
  return {
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? {
        google: {
          clientId: GOOGLE_CLIENT_ID,
          clientSecret: GOOGLE_CLIENT_SECRET,
          issuer: values.GOOGLE_ISSUER,
          authorizationUrl: values.GOOGLE_AUTHORIZATION_URL,
          tokenUrl: values.GOOGLE_TOKEN_URL,
          keysUrl: values.GOOGLE_KEYS_URL,
        },
      }
      : {}),
    ...(ZOOM_CLIENT_ID && ZOOM_CLIENT_SECRET
      ? {
        zoom: {
          clientId: ZOOM_CLIENT_ID,
          clientSecret: ZOOM_CLIENT_SECRET,
          issuer: values.ZOOM_ISSUER,
          authorizationUrl: values.ZOOM_AUTHORIZATION_URL,
          tokenUrl: values.ZOOM_TOKEN_URL,
          userUrl: values.ZOOM_USER_URL,
        },
      }
      : {}),
  };
}

/** The variables whose URLs carry codes and tokens. */
const providerUrls = [
  "GOOGLE_ISSUER",
  "GOOGLE_AUTHORIZATION_URL",
  "GOOGLE_TOKEN_URL",
  "GOOGLE_KEYS_URL",
  "ZOOM_ISSUER",
  "ZOOM_AUTHORIZATION_URL",
  "ZOOM_TOKEN_URL",
  "ZOOM_USER_URL",
] as const;

function missingOrUnsafe(values: z.infer<typeof variables>): string[] {
  const problems: string[] = [];
  if (Boolean(values.UPSTASH_REDIS_REST_URL) !== Boolean(values.UPSTASH_REDIS_REST_TOKEN)) {
    problems.push("UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN go together: set both or neither.");
  }
  for (const name of ["GOOGLE", "ZOOM"] as const) {
    if (Boolean(values[`${name}_CLIENT_ID`]) !== Boolean(values[`${name}_CLIENT_SECRET`])) {
      problems.push(`${name}_CLIENT_ID and ${name}_CLIENT_SECRET go together: set both or neither.`);
    }
  }
  if (shareSecret(values.ENCRYPTION_KEYS, values.PSYCHOTHERAPY_NOTES_KEYS)) {
    problems.push(
      "PSYCHOTHERAPY_NOTES_KEYS must hold no key of ENCRYPTION_KEYS: they keep these notes apart.",
    );
  }
  if (values.BLOOM_ENV === "local") return problems;

  const required = [
    "ORIGIN",
    "DATABASE_URL",
    "SMTP_URL",
    "MAIL_FROM",
    "ENCRYPTION_KEYS",
    "PSYCHOTHERAPY_NOTES_KEYS",
    "PASSWORD_PEPPER",
  ] as const;
  for (const name of required) {
    if (values[name] === undefined) problems.push(`${name} is missing; outside local it has no default.`);
  }
  if (values.ORIGIN && !values.ORIGIN.startsWith("https://")) {
    problems.push("ORIGIN must begin with https:// outside local: cookies and video need it.");
  }
  // `require` encrypts without verifying the server; only verify-full does.
  if (values.DATABASE_URL && new URL(values.DATABASE_URL).searchParams.get("sslmode") !== "verify-full") {
    problems.push(
      "DATABASE_URL must carry sslmode=verify-full outside local: nothing less checks the server's name.",
    );
  }
  if (values.CALENDAR_LOOPBACK === "true") {
    problems.push(
      "CALENDAR_LOOPBACK must not be true outside local: it opens our own machine to whoever adds a calendar.",
    );
  }
  for (const name of providerUrls) {
    if (!values[name].startsWith("https://")) {
      problems.push(`${name} must begin with https:// outside local.`);
    }
  }
  if (values.UPSTASH_REDIS_REST_URL && !values.UPSTASH_REDIS_REST_URL.startsWith("https://")) {
    problems.push("UPSTASH_REDIS_REST_URL must begin with https:// outside local.");
  }
  return problems;
}

const shareSecret = (one: Key[] = [], other: Key[] = []) =>
  one.some(({ secret }) => other.some((key) => key.secret.every((byte, index) => byte === secret[index])));
