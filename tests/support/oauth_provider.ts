import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider, { interactionPolicy } from "oidc-provider";
import type { ProviderId } from "../../lib/config/providers.ts";
import { openProviderStorage, providerKey } from "./oauth_provider_storage.ts";

/** A user with an account at the provider. */
export interface ProviderPerson {
  subject: string;
  email: string;
  isEmailProven: boolean;
  name: string;
}

/** A real OpenID provider on loopback: like Google, or with a user endpoint like Zoom. */
export interface OAuthProvider {
  /** Its address, which is also its issuer. */
  issuer: string;
  /** The variables that make Bloom use it. */
  environment: Record<string, string>;
  /** The user at its screen, whose page lets them continue or decline. */
  person: ProviderPerson;
  /** Whether its servers leave Bloom's requests unanswered; users still see its pages. */
  isAway: boolean;
  [Symbol.asyncDispose](): Promise<void>;
}

const CLIENT = { client_id: "bloom", client_secret: "not a secret of anybody" };

/** Starts a provider that stands in for the given one, for a Bloom at this origin. */
export async function startOAuthProvider(id: ProviderId, origin: string): Promise<OAuthProvider> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, ProviderPerson>();
  const self: OAuthProvider = {
    issuer,
    environment: environmentOf(id, issuer),
    person: { subject: "1", email: "ada@example.com", isEmailProven: true, name: "Ada King" },
    isAway: false,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const provider = new Provider(issuer, {
    adapter: openProviderStorage(),
    jwks: { keys: [await providerKey()] },
    clients: [{
      ...CLIENT,
      redirect_uris: [`${origin}/sign-in/${id}/callback`],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    scopes: ["openid", "email", "profile", "user:read:user"],
    conformIdTokenClaims: false,
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      // As long as Google's, so that a test can let a few minutes pass.
      IdToken: 3600,
      Interaction: 600,
      Session: 600,
    },
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false } },
    interactions: {
      policy: withSelectAccount(),
      url: (_ctx: unknown, interaction: { uid: string }) => `/choose/${interaction.uid}`,
    },
    findAccount: (_ctx: unknown, subject: string) => ({
      accountId: subject,
      claims: () => {
        const person = people.get(subject) ?? self.person;
        const claims: Record<string, unknown> & { sub: string } = {
          sub: subject,
          email: person.email,
          email_verified: person.isEmailProven,
          name: person.name,
        };
        return claims;
      },
    }),
    loadExistingGrant: async (ctx: { oidc: OidcContext }) => {
      const { client, session, params, provider } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(String(params.scope ?? ""));
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on("request", async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", issuer);
    if (self.isAway && url.pathname === "/token") return void request.socket.destroy();
    if (url.pathname === "/v2/users/me") return await answerUser(request, response);
    if (!url.pathname.startsWith("/choose/")) return callback(request, response);
    if (!url.searchParams.has("answer")) return showChoice(response, url, self.person);
    const isYes = url.searchParams.get("answer") === "yes";
    people.set(self.person.subject, self.person);
    await provider.interactionFinished(
      request,
      response,
      isYes
        ? { select_account: {}, login: { accountId: self.person.subject, remember: false } }
        : { error: "access_denied", error_description: "They said no." },
    );
  });

  /** Answers like Zoom's user endpoint. */
  async function answerUser(request: IncomingMessage, response: ServerResponse) {
    const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
    const found = await provider.AccessToken.find(token);
    const person = found && people.get(found.accountId);
    response.statusCode = person ? 200 : 401;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(
      person
        ? {
          id: person.subject,
          email: person.email,
          display_name: person.name,
          verified: person.isEmailProven ? 1 : 0,
        }
        : { code: 124 },
    ));
  }
  return self;
}

/** Google lets users choose among their accounts; here there is one. */
function withSelectAccount() {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: "select_account", requestable: true }), 0);
  return policy;
}

interface OidcContext {
  client: { clientId: string };
  session: { accountId: string };
  params: Record<string, unknown>;
  provider: { Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> } };
}

function environmentOf(id: ProviderId, issuer: string): Record<string, string> {
  const of = {
    CLIENT_ID: CLIENT.client_id,
    CLIENT_SECRET: CLIENT.client_secret,
    ISSUER: issuer,
    AUTHORIZATION_URL: `${issuer}/auth`,
    TOKEN_URL: `${issuer}/token`,
    ...(id === "zoom" ? { USER_URL: `${issuer}/v2/users/me` } : { KEYS_URL: `${issuer}/jwks` }),
  };
  return Object.fromEntries(
    Object.entries(of).map(([name, value]) => [`${id.toUpperCase()}_${name}`, value]),
  );
}

/** Shows the provider's own page, where the user continues or declines. */
function showChoice(response: ServerResponse, url: URL, person: ProviderPerson): void {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="en"><title>A provider</title><h1>Sign in to Bloom?</h1>
    <p><a href="${url.pathname}?answer=yes">Go on as ${person.name}</a></p>
    <p><a href="${url.pathname}?answer=no">Cancel</a></p></html>`);
}
