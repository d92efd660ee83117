import type { User } from "../../db/schema/accounts.ts";
import { transaction } from "../../db/transaction.ts";
import { routesOf } from "../../lib/fresh/app.ts";
import { createApp } from "../../lib/site/app.ts";
import { startSession } from "../../lib/auth/sessions/session.ts";
import { sessionCookie } from "../../lib/site/cookies.ts";
import type { Practice } from "../../lib/practice.ts";
import { type Snapshot, withProductionBuild } from "./prepared_build.ts";

/** A simple browser: it keeps cookies and follows no redirect. */
export interface Client {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Posts as JSON. */
  postJson(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Posts as a form. */
  postForm(path: string, fields: Record<string, string> | [string, string][]): Promise<Response>;
}

export interface TestApp extends Client {
  routes(): { pattern: string; methods: string[] }[];
  /** Returns a browser without a session. */
  browser(): Client;
  /**
   * Returns a browser with this user signed in; by default as their role usually does: staff with two
   * factors.
   */
  as(user: Pick<User, "id" | "role">, proof?: { twoFactors?: boolean }): Promise<Client>;
}

/**
 * Returns the whole application over a practice, answering requests in this process. `make` may replace the
 * application, and `change` parts of its build.
 */
export async function testApp(
  practice: Practice,
  make = createApp,
  change?: (snapshot: Snapshot) => Snapshot,
): Promise<TestApp> {
  const app = await withProductionBuild(make(practice), change);
  const handler = app.handler();
  const browser = (cookies = new Map<string, string>()) => clientOf(handler, practice, cookies);
  return {
    ...browser(),
    routes: () => routesOf(app),
    browser,
    as: async (user, { twoFactors = user.role !== "patient" } = {}) => {
      const started = await transaction(
        practice.db,
        (trx) =>
          startSession(
            trx,
            { ...practice, network: "192.0.2.1" },
            user,
            { userAgent: "test", session: null },
            { method: "password", twoFactors },
          ),
      );
      const cookie = sessionCookie.set(started.token, practice.config, { until: started.session.expiresAt });
      const cookies = new Map<string, string>();
      keepCookie(cookies, cookie);
      return browser(cookies);
    },
  };
}

function clientOf(
  handler: (request: Request) => Promise<Response>,
  { config }: Practice,
  cookies: Map<string, string>,
): Client {
  const fetch = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) {
      headers.set(
        "cookie",
        [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      );
    }
    const response = await handler(new Request(new URL(path, config.origin), { ...init, headers }));
    for (const cookie of response.headers.getSetCookie()) keepCookie(cookies, cookie);
    return response;
  };
  return {
    fetch,
    postJson: (path, body, headers = {}) =>
      fetch(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
      }),
    postForm: (path, fields) => fetch(path, { method: "POST", body: new URLSearchParams(fields) }),
  };
}

function keepCookie(cookies: Map<string, string>, header: string): void {
  const [pair] = header.split(";");
  const at = pair.indexOf("=");
  if (/Max-Age=0/i.test(header)) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
