import type { Db } from "../db/client.ts";
import type { Config } from "./config/config.ts";
import type { Keyring } from "./encryption/keyring.ts";
import type { Log } from "./observe/log.ts";
import type { Cache } from "./outside/cache/cache.ts";
import type { Mailer } from "./outside/mail/mailer.ts";
import type { Role } from "./shared/codes/roles.ts";

/** What a running Bloom is made of: opened once at start-up, closed once at the end. */
export interface Practice {
  readonly config: Config;
  readonly db: Db;
  readonly cache: Cache;
  readonly mailer: Mailer;
  readonly keyring: Keyring;
  /** Psychotherapy notes are sealed by a ring of their own. */
  readonly notesKeyring: Keyring;
  readonly log: Log;
  /** The present moment; tests hand in their own. */
  readonly now: () => Temporal.Instant;
}

/** The person on whose behalf something happens, as the session says, never as a body says. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
}

/** Where a request came from; what the audit trail and the rate limits know of it. */
interface Origin {
  readonly requestId: string;
  /** The client's address; IPv6 cut to its /64. */
  readonly network: string;
}

/** The practice as it stands within one request: what domain functions take. */
export interface Caller extends Practice, Origin {
  readonly actor: Actor | null;
}

/** A visit by somebody who is signed in. Only `actingAs` (lib/site/access/access.ts) makes one of a request. */
export interface Acting extends Caller {
  readonly actor: Actor;
}
