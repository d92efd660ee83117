import assert from "node:assert/strict";
import type { Db } from "../../db/client.ts";
import type { ProviderId } from "../../lib/config/providers.ts";
import { type Client, type TestApp, testApp } from "../support/app.ts";
import { type OAuthProvider, startOAuthProvider } from "../support/oauth_provider.ts";
import { testConfig, type TestPractice, testPractice } from "../support/practice.ts";

/** A practice with sign-in by Google and Zoom, both real servers on loopback. */
export interface OAuthSite {
  practice: TestPractice;
  app: TestApp;
  google: OAuthProvider;
  zoom: OAuthProvider;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts both providers and the practice. */
export async function oauthSite(db: Db): Promise<OAuthSite> {
  const origin = testConfig().origin;
  const [google, zoom] = [
    await startOAuthProvider("google", origin),
    await startOAuthProvider("zoom", origin),
  ];
  const practice = testPractice(db, { config: testConfig({ ...google.environment, ...zoom.environment }) });
  return {
    practice,
    app: await testApp(practice),
    google,
    zoom,
    [Symbol.asyncDispose]: async () => {
      await google[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
    },
  };
}

/** Presses the button and walks through the provider's pages. @returns the path of the redirect back. */
export async function walkThere(
  client: Client,
  provider: ProviderId,
  { answer = "yes", begin = () => client.postForm(`/sign-in/${provider}`, {}) }: {
    answer?: "yes" | "no";
    begin?: () => Promise<Response>;
  } = {},
): Promise<string> {
  const begun = await begin();
  assert.equal(begun.status, 303);
  return await walkProvider(begun.headers.get("location") ?? "", answer);
}

async function walkProvider(start: string, answer: "yes" | "no"): Promise<string> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  const { origin } = url;
  for (let hops = 0; hops < 8; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    await response.body?.cancel();
    for (const set of response.headers.getSetCookie()) {
      const [pair] = set.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = response.headers.get("location");
    url = location ? new URL(location, url) : new URL(`${url.pathname}?answer=${answer}`, origin);
    if (url.origin !== origin) return url.pathname + url.search;
  }
  throw new Error("The provider leads nowhere.");
}

/** Returns where a response leads. */
export const goes = (response: Response) => [response.status, response.headers.get("location")];
