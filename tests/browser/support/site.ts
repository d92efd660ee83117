import type { BrowserContext, BrowserContextOptions } from "playwright-core";
import type { Db } from "../../../db/client.ts";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { routesOf } from "../../../lib/fresh/app.ts";
import { createApp } from "../../../lib/site/app.ts";
import { startSession } from "../../../lib/auth/sessions/session.ts";
import { sessionCookie } from "../../../lib/site/cookies.ts";
import { startWorker } from "../../../lib/worker/start_worker.ts";
import type { ProviderId } from "../../../lib/config/providers.ts";
import { startEarlyServer } from "../../support/early_server.ts";
import type { OAuthProvider } from "../../support/oauth_provider.ts";
import { testConfig, type TestPractice, testPractice } from "../../support/practice.ts";
import { withProductionBuild } from "../../support/prepared_build.ts";
import { openChromium } from "./chromium.ts";

/** A running Bloom: the production build behind a real server, with its mail in the practice's outbox. */
export interface Site {
  origin: string;
  practice: TestPractice;
  routes(): { pattern: string; methods: string[] }[];
  /** Returns a provider that users can sign in with here. @throws if the site was opened without it. */
  provider(id: ProviderId): OAuthProvider;
  /** Opens a browser, on a small phone by default, in which this user is signed in. */
  visit(options?: VisitOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  as?: Pick<User, "id" | "role">;
}

export const PHONE = { width: 360, height: 640 };

/** Opens a site over a database. The sign-in providers beside it are real, each on its own origin. */
export async function openSite(db: Db, providerIds: readonly ProviderId[] = []): Promise<Site> {
  const server = startEarlyServer();
  const { origin } = server;
  const providers = new Map<ProviderId, OAuthProvider>();
  for (const id of providerIds) {
    // Loaded only when needed, because most sites have no provider and its code is large.
    const { startOAuthProvider } = await import("../../support/oauth_provider.ts");
    providers.set(id, await startOAuthProvider(id, origin));
  }
  const environment = Object.assign({}, ...[...providers.values()].map(({ environment }) => environment));
  const practice = testPractice(db, {
    config: testConfig({ ...environment, ORIGIN: origin, CALENDAR_LOOPBACK: "true" }),
  });
  const app = await withProductionBuild(createApp(practice));
  server.answerWith(app.handler());
  const worker = startWorker(practice);
  const contexts: BrowserContext[] = [];
  return {
    origin,
    practice,
    routes: () => routesOf(app),
    provider: (id) => {
      const provider = providers.get(id);
      if (!provider) throw new Error(`This site was opened without ${id}.`);
      return provider;
    },
    visit: async ({ as, ...options } = {}) => {
      const browser = await openChromium();
      const context = await browser.newContext({
        baseURL: origin,
        viewport: PHONE,
        locale: "en-US",
        // The zone that the language suggests, so that no page reloads for another one.
        timezoneId: "America/New_York",
        ...options,
      });
      context.setDefaultTimeout(10_000);
      contexts.push(context);
      if (as) await context.addCookies([await sessionOf(practice, as, origin)]);
      return context;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await server.shutdown();
      await worker.stop();
      for (const provider of providers.values()) await provider[Symbol.asyncDispose]();
    },
  };
}

async function sessionOf(practice: TestPractice, user: Pick<User, "id" | "role">, url: string) {
  const visit = { ...practice, network: "127.0.0.1" };
  const browser = { userAgent: "test", session: null };
  const proof = { method: "password", twoFactors: user.role !== "patient" } as const;
  const started = await transaction(practice.db, (trx) => startSession(trx, visit, user, browser, proof));
  const [pair] = sessionCookie.set(started.token, practice.config, { until: started.session.expiresAt })
    .split(";");
  const at = pair.indexOf("=");
  return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
}
