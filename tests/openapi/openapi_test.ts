import assert from "node:assert/strict";
import { databaseTest } from "../support/database.ts";
import { testApp } from "../support/app.ts";
import { testPractice } from "../support/practice.ts";
import { componentSchemas, type JsonSchema } from "../../lib/site/openapi/components.ts";
import { openApiDocument } from "../../lib/site/openapi/document.ts";
import { named, type Operation } from "../../lib/site/openapi/operation.ts";
import { operations } from "../../lib/site/openapi/operations.ts";
import { z } from "zod";

const origin = "https://bloom.example";

databaseTest("every API route is described, and nothing that is not a route", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const served = app.routes()
    .filter(({ pattern }) => pattern.startsWith("/api/"))
    .flatMap(({ pattern, methods }) =>
      methods.filter((method) => method !== "HEAD" && method !== "OPTIONS").map((method) =>
        `${method} ${pattern}`
      )
    );
  const described = operations.map(({ method, route }) => `${method} ${route}`);
  assert.ok(served.length > 10);
  assert.deepEqual(described.toSorted(), served.toSorted());
}, { engines: ["PGlite"] });

databaseTest("the description of the API is public", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const response = await app.fetch("/api/openapi.json");
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
  const document = await response.json();
  assert.equal(document.openapi, "3.1.0");
  assert.equal(document.paths["/api/therapists"].get.parameters[0].name, "specialty");
}, { engines: ["PGlite"] });

Deno.test("every reference in the description resolves", () => {
  const document = openApiDocument({ origin });
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, path]) => path);
  assert.ok(references.length > 20);
  for (const path of new Set(references)) {
    const target = path.slice(2).split("/").reduce<unknown>(
      (node, key) => (node as JsonSchema | undefined)?.[key],
      document,
    );
    assert.ok(target, path);
  }
});

Deno.test("every operation has its own ID and names its path's parameters", () => {
  const { paths } = openApiDocument({ origin }) as { paths: Record<string, Record<string, Described>> };
  interface Described {
    operationId: string;
    parameters: { name: string; in: string }[];
  }
  const ids: string[] = [];
  for (const [path, methods] of Object.entries(paths)) {
    for (const { operationId, parameters } of Object.values(methods)) {
      ids.push(operationId);
      const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
      assert.deepEqual(inPath, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  }
  assert.equal(new Set(ids).size, ids.length);
});

Deno.test("no body accepts a field that is not described", () => {
  const bodies = operations.flatMap(({ body }) => body ?? []);
  const schemas = componentSchemas(operations);
  for (const { name } of bodies) {
    const schema = schemas[name];
    for (const each of (schema.anyOf as JsonSchema[] | undefined) ?? [schema]) {
      assert.equal(each.additionalProperties, false, name);
    }
  }
});

Deno.test("only operations that the policy opens to everyone are described as open", () => {
  const { paths } = openApiDocument({ origin }) as { paths: Record<string, Record<string, JsonSchema>> };
  assert.deepEqual(paths["/api/therapists"].get.security, [{}, { session: [] }]);
  assert.deepEqual(paths["/api/user/profile"].patch.security, [{ session: [] }]);
  assert.match(String(paths["/api/appointments"].post.description), /signed-in patient\.$/);
});

Deno.test("one name for two schemas is refused", () => {
  const operation = (schema: z.ZodType): Operation => ({
    method: "POST",
    route: "/api/x",
    tag: "Service",
    summary: "",
    body: named("Same", schema),
    answer: { status: 204, description: "" },
  });
  assert.throws(
    () => componentSchemas([operation(z.string()), operation(z.number())]),
    /Two schemas are named Same/,
  );
});

Deno.test("the session cookie is described under its name at this origin", () => {
  const nameAt = (origin: string) => JSON.stringify(openApiDocument({ origin }).components);
  assert.match(nameAt(origin), /"name":"__Host-bloom_session"/);
  assert.match(nameAt("http://localhost:3000"), /"name":"bloom_session"/);
});
