import assert from "node:assert/strict";
import { policy } from "../../lib/site/access/policy.ts";
import { componentSchemas } from "../../lib/site/openapi/components.ts";
import type { Operation } from "../../lib/site/openapi/operation.ts";
import { operations } from "../../lib/site/openapi/operations.ts";
import { type Client, type TestApp, testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../support/factories.ts";
import { type TestPractice, testPractice } from "../support/practice.ts";

const schemas = componentSchemas(operations);

databaseTest("a body's description requires what its route requires", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const clients = await clientsOf(app, practice);
  const withBody = operations.filter(({ body, bodyType }) => body && !bodyType);
  assert.ok(withBody.length > 5);
  for (const operation of withBody) {
    const required = schemas[operation.body?.name ?? ""].required ?? [];
    const errors = await errorsOf(clients, operation, { body: JSON.stringify({ unheardOf: 1 }) });
    const label = `${operation.method} ${operation.route}`;
    assert.deepEqual(errors.toSorted(), [...required as string[], "unheardOf"].toSorted(), label);
  }
}, { engines: ["PGlite"] });

databaseTest("a described query refuses what is not in its description", async ({ db }) => {
  const practice = testPractice(db);
  const app = await testApp(practice);
  const clients = await clientsOf(app, practice);
  for (const operation of operations.filter(({ query }) => query)) {
    assert.deepEqual(await errorsOf(clients, operation, { query: "?unheardOf=1" }), ["unheardOf"]);
  }
}, { engines: ["PGlite"] });

interface Clients {
  everyone: Client;
  patient: Client;
  therapist: Client;
  admin: Client;
}

async function clientsOf(app: TestApp, practice: TestPractice): Promise<Clients> {
  return {
    everyone: app.browser(),
    patient: await app.as(await createPatient(practice)),
    therapist: await app.as(await createTherapist(practice)),
    admin: await app.as(await createAdmin(practice)),
  };
}

/** Returns the paths of the errors for a request by an allowed caller. */
async function errorsOf(
  clients: Clients,
  { method, route }: Operation,
  { body, query = "" }: { body?: string; query?: string },
): Promise<string[]> {
  const who = policy[route][method]?.who ?? [];
  const client = clients[who === "everyone" ? who : who[0]];
  const response = await client.fetch(route.replace(":id", crypto.randomUUID()) + query, {
    method,
    body,
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
  });
  const problem = await response.json();
  assert.equal(response.status, 422, `${method} ${route} ${JSON.stringify(problem)}`);
  return problem.errors.map(({ path }: { path: string }) => path);
}
