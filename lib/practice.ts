import type { Db } from "../db/client.ts";
import type { Config } from "./config/config.ts";
import type { Keyring } from "./encryption/keyring.ts";
import type { Log } from "./observe/log.ts";
import type { Cache } from "./outside/cache/cache.ts";
import type { Mailer } from "./outside/mail/mailer.ts";
import type { Role } from "./shared/codes/roles.ts";

/** The parts of a running Bloom: opened once at start-up, closed once at the end. */
export interface Practice {
  readonly config: Config;
  readonly db: Db;
  readonly cache: Cache;
  readonly mailer: Mailer;
  readonly keyring: Keyring;
  /** Psychotherapy notes have their own keyring. */
  readonly notesKeyring: Keyring;
  readonly log: Log;
  /** Aborted when the process begins to stop, so that endless work, such as a stream, ends. */
  readonly closing: AbortController;
  /** Returns the current time; tests pass their own. */
  readonly now: () => Temporal.Instant;
}

/** The user on whose behalf something happens, from the session and never from a body. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
}

/** Where a request came from, for the audit trail and the rate limits. */
interface Origin {
  readonly requestId: string;
  /** The client's address; IPv6 cut to its /64. */
  readonly network: string;
}

/** The practice within one request: domain functions take it. */
export interface Caller extends Practice, Origin {
  readonly actor: Actor | null;
  /** Set while the actor closes their account: no limit on mails may keep anyone here. */
  readonly isLeaving?: true;
}

/** A signed-in caller. Only `actingAs` (lib/site/access/access.ts) makes one from a request. */
export interface Acting extends Caller {
  readonly actor: Actor;
}
