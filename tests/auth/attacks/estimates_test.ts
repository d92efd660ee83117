import assert from "node:assert/strict";
import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import { countAttempt, type Counted } from "../../../lib/auth/limits/count_attempt.ts";
import { rateLimits } from "../../../lib/auth/limits/rate_limits.ts";
import { resetToken } from "../../../lib/auth/password_reset/reset_token.ts";
import { issueToken } from "../../../lib/auth/tokens/single_use_token.ts";
import { type Client, type TestApp, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient, FACTORY_PASSWORD } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { ada } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;
const currentPassword = FACTORY_PASSWORD;
const weak = "password1";
const NETWORK = "127.0.0.1";

interface Place {
  app: TestApp;
  user: User;
  signedIn: Client;
  /** The secret of a mailed link. */
  reset: string;
}

interface Way {
  of: (place: Place) => Counted;
  ask: (place: Place) => Promise<Response>;
}

const json = { "content-type": "application/json" };
const byNetwork = (limit: "signUpByNetwork" | "resetByNetwork") => (): Counted => [limit, NETWORK];
const ofAccount = ({ user }: Place): Counted => ["newPasswordByAccount", user.id];

/** Every request that estimates a new password, and what it counts against. */
const ways: Record<string, Way> = {
  "sign-up": {
    of: byNetwork("signUpByNetwork"),
    ask: ({ app }) => app.browser().postForm("/sign-up", { ...ada, password: weak }),
  },
  "sign-up by the API": {
    of: byNetwork("signUpByNetwork"),
    ask: ({ app }) => app.browser().postJson("/api/auth/sign-up", { ...ada, password: weak }),
  },
  reset: {
    of: byNetwork("resetByNetwork"),
    ask: ({ app, reset }) => app.browser().postForm(`/reset-password/${reset}`, { password: weak }),
  },
  "reset by the API": {
    of: byNetwork("resetByNetwork"),
    ask: ({ app, reset }) =>
      app.browser().postJson("/api/auth/password-reset/confirmation", { token: reset, password: weak }),
  },
  change: {
    of: ofAccount,
    ask: ({ signedIn }) =>
      signedIn.postForm("/account/security/password", { currentPassword, newPassword: weak }),
  },
  "change by the API": {
    of: ofAccount,
    ask: ({ signedIn }) =>
      signedIn.fetch("/api/user/password", {
        method: "PUT",
        body: JSON.stringify({ currentPassword, newPassword: weak }),
        headers: json,
      }),
  },
};

databaseTest(
  "a new password is counted before it is estimated: weak ones use the limit up, and over it none is estimated",
  async ({ db }) => {
    for (const [name, { of, ask }] of Object.entries(ways)) {
      const practice = testPractice(db);
      const app = await testApp(practice);
      const user = await createPatient(practice);
      const reset = await transaction(
        db,
        (trx) => issueToken(trx, practice, resetToken, { userId: user.id, payload: {} }),
      );
      const place = { app, user, reset, signedIn: await app.as(user) };
      const counted = of(place);
      for (let n = 0; n < rateLimits[counted[0]].most - 1; n++) await countAttempt(practice, counted);
      assert.equal((await ask(place)).status, 422, name);
      const refused = await ask(place);
      assert.equal(refused.status, 429, name);
      assert.doesNotMatch(await refused.text(), /Choose another one/, name);
    }
  },
  here,
);

databaseTest("weak passwords do not use up the mails of an address", async ({ db }) => {
  const app = await testApp(testPractice(db));
  for (let n = 0; n <= rateLimits.signUpByAddress.most; n++) {
    assert.equal((await app.postForm("/sign-up", { ...ada, password: weak })).status, 422);
  }
  assert.equal((await app.postForm("/sign-up", { ...ada })).status, 303);
}, here);
