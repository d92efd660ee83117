import assert from "node:assert/strict";
import { type Client, testApp } from "../../support/app.ts";
import { databaseTest } from "../../support/database.ts";
import { createPatient } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";
import { ada } from "../visitor.ts";

const here = { engines: ["PGlite"] } as const;
const { password } = ada;

/** What a stranger can ask about an address, always with the password of their own sign-up. */
const requests: Record<string, (client: Client, email: string) => Promise<Response>> = {
  "sign up": (client, email) => client.postForm("/sign-up", { ...ada, email }),
  "sign in": (client, email) => client.postForm("/sign-in", { email, password }),
  "sign in by the API": (client, email) => client.postJson("/api/auth/sign-in", { email, password }),
  "ask for a reset": (client, email) => client.postForm("/forgot-password", { email }),
  "ask for another code": (client) => client.postForm("/verify-email", { intent: "send" }),
  "try a code": (client) => client.postForm("/verify-email", { code: "000000" }),
  "try a code by the API": (client, email) =>
    client.postJson("/api/auth/verify-email", { email, code: "000000" }),
  "look at the code's page": (client) => client.fetch("/verify-email"),
};

/** Returns all of an answer that could give an account away, without the address and random values. */
async function told(response: Response, email: string) {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]+/, "=…"));
  const headers = [...response.headers].filter(([name]) => !/^(x-request-id|set-cookie)$/.test(name));
  return [response.status, headers, cookies, (await response.text()).replaceAll(email, "…")];
}

/** Yields every pair of requests, and after a sign-up every pair of those that could show what it left. */
function* sequences(): Generator<string[]> {
  const names = Object.keys(requests);
  for (const first of names) for (const second of names) yield [first, second];
  const after = [
    "sign in",
    "ask for a reset",
    "ask for another code",
    "try a code",
    "look at the code's page",
  ];
  for (const first of after) for (const second of after) yield ["sign up", first, second];
}

databaseTest(
  "no sequence of public requests tells whether an account exists: every pair, and every pair after a sign-up",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    let number = 0;
    for (const sequence of sequences()) {
      const { email: known } = await createPatient(practice, {
        email: `person${++number}@known.example`,
        status: number % 2 === 0 ? "active" : "suspended",
      });
      const emails = [known, `person${number}@unknown.example`];
      const answers = await Promise.all(emails.map(async (email) => {
        const client = app.browser();
        const all = [];
        for (const name of sequence) all.push(await told(await requests[name](client, email), email));
        return all;
      }));
      assert.deepEqual(answers[0], answers[1], sequence.join(", then "));
      // The limits are not what this is about.
      practice.clock.advance({ hours: 1 });
    }
  },
  here,
);

databaseTest(
  "as often as a stranger signs up and signs in with an address, the limits answer alike as well",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice);
    const { email } = await createPatient(practice);
    const answers = [];
    for (const address of [email, "unknown@example.com"]) {
      const client = app.browser();
      const statuses = [];
      for (let time = 0; time < 7; time++) {
        for (const name of ["sign up", "sign in by the API", "ask for a reset"]) {
          statuses.push((await requests[name](client, address)).status);
        }
      }
      answers.push(statuses);
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.ok(answers[0].includes(429));
  },
  here,
);
