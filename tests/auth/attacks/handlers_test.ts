import assert from "node:assert/strict";
import { App } from "fresh";
import { judge, policy } from "../../../lib/site/access/policy.ts";
import { beginRequest } from "../../../lib/site/begin_request.ts";
import { knowActor } from "../../../lib/site/know_actor.ts";
import { requireAccess } from "../../../lib/site/access/require_access.ts";
import type { State } from "../../../lib/site/state.ts";
import type { Practice } from "../../../lib/practice.ts";
import { type Client, testApp } from "../../support/app.ts";
import type { Snapshot } from "../../support/prepared_build.ts";
import { databaseTest } from "../../support/database.ts";
import { createAdmin, createPatient, createTherapist } from "../../support/factories.ts";
import { testPractice } from "../../support/practice.ts";

const here = { engines: ["PGlite"] } as const;

/** The build without the middlewares that stand in front of every route. */
const withoutMiddlewares = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  routes: snapshot.routes.filter(([file]) => !/^_middleware\./.test(file)),
});

/** Bloom as it would be if a request bypassed the middleware that enforces the policy (CVE-2025-29927). */
const withoutTheMiddleware = (practice: Practice) =>
  new App<State>().use(beginRequest(practice)).use(knowActor).fsRoutes();

databaseTest(
  "without the middleware, every protected route still refuses by itself",
  async ({ db }) => {
    const practice = testPractice(db);
    const app = await testApp(practice, withoutTheMiddleware, withoutMiddlewares);
    const [patient, therapist, admin] = [
      await createPatient(practice),
      await createTherapist(practice),
      await createAdmin(practice),
    ];
    const knocking = [
      { asking: null, client: app.browser() },
      { asking: { role: "patient", twoFactors: false }, client: await app.as(patient) },
      { asking: { role: "therapist", twoFactors: true }, client: await app.as(therapist) },
      { asking: { role: "admin", twoFactors: true }, client: await app.as(admin) },
      {
        asking: { role: "therapist", twoFactors: false },
        client: await app.as(therapist, { twoFactors: false }),
      },
      { asking: { role: "admin", twoFactors: false }, client: await app.as(admin, { twoFactors: false }) },
    ] as const;
    const open: string[] = [];
    let refused = 0;
    for (const [route, rules] of Object.entries(policy)) {
      const path = route.replaceAll(/:\w+/g, crypto.randomUUID());
      for (const method of Object.keys(rules)) {
        for (const { asking, client } of knocking) {
          const verdict = judge(route, method, asking);
          if (verdict.kind === "allowed") continue;
          const wanted = verdict.kind === "sign_in_first" ? 401 : 403;
          const { status, body } = await client.fetch(path, { method });
          await body?.cancel();
          if (status === wanted) refused++;
          else open.push(`${method} ${route} as ${JSON.stringify(asking)}: ${status}`);
        }
      }
    }
    assert.deepEqual(open, []);
    assert.ok(refused > 100);
  },
  here,
);

/** Bloom with handlers that forgot to check access, and with a route that is missing from the policy. */
const withForgetfulHandlers = (practice: Practice) => {
  const open = () => new Response("open");
  return new App<State>().use(beginRequest(practice)).use(knowActor).use(requireAccess)
    .get("/api/user/sessions", open).get("/practice/schedule", open).get("/admin", open).get(
      "/forgotten",
      open,
    );
};

databaseTest(
  "the middleware checks what a handler forgets, and a route missing from the policy is closed",
  async ({ db }) => {
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const practice = testPractice(db, { log });
    const app = await testApp(practice, withForgetfulHandlers);
    const patient = await app.as(await createPatient(practice));
    const admin = await app.as(await createAdmin(practice), { twoFactors: false });
    const status = async (client: Client, path: string) => (await client.fetch(path)).status;
    assert.equal(await status(app, "/api/user/sessions"), 401);
    assert.equal(await status(app, "/practice/schedule"), 303);
    assert.equal(await status(patient, "/practice/schedule"), 403);
    assert.equal(await status(admin, "/admin"), 303);
    for (const client of [app, patient, admin]) assert.equal(await status(client, "/forgotten"), 404);
    assert.equal(await status(patient, "/api/user/sessions"), 200);
  },
  here,
);
