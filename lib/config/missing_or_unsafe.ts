import { shareSecret } from "./keys.ts";
import { providerUrls } from "./provider_variables.ts";
import { PASSWORD_COST, type Variables } from "./variables.ts";

/** Returns a sentence for each variable that is missing, or that is unsafe in this environment. */
export function missingOrUnsafe(values: Variables): string[] {
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
      "PSYCHOTHERAPY_NOTES_KEYS must not contain a key of ENCRYPTION_KEYS, so that these notes stay apart.",
    );
  }
  if (values.BLOOM_ENV === "local") {
    if (values.HOST && !LOOPBACK.test(values.HOST)) {
      problems.push(
        "HOST must be a loopback address in local, whose keys and accounts everybody knows. Set BLOOM_ENV.",
      );
    }
    return problems;
  }

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
  // `require` encrypts without checking the server's identity; only verify-full checks it.
  if (values.DATABASE_URL && new URL(values.DATABASE_URL).searchParams.get("sslmode") !== "verify-full") {
    problems.push(
      "DATABASE_URL must carry sslmode=verify-full outside local: nothing less checks the server's name.",
    );
  }
  if (values.PASSWORD_COST < PASSWORD_COST) {
    problems.push(`PASSWORD_COST must be ${PASSWORD_COST} outside local: less is for tests.`);
  }
  if (values.CALENDAR_LOOPBACK === "true") {
    problems.push(
      "CALENDAR_LOOPBACK must not be true outside local: a user who adds a calendar could then reach our own machine.",
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

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;
