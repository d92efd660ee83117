import assert from "node:assert/strict";
import { z } from "zod";
import { databaseTest } from "../support/database.ts";
import { testApp } from "../support/app.ts";
import { testPractice } from "../support/practice.ts";
import { named } from "../../lib/site/answer/named.ts";
import type { Declaration } from "../../lib/site/api/operation.ts";
import { componentSchemas, type JsonSchema } from "../../lib/site/openapi/components.ts";
import { openApiDocument } from "../../lib/site/openapi/document.ts";
import { operations } from "./api_operations.ts";

const origin = "https://bloom.example";
const document = openApiDocument({ origin }, operations);

/** Every operation of the document, with its path and method. */
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation }))
);

databaseTest("every API route is described, and nothing else", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const served = app.routes()
    .filter(({ pattern }) => pattern.startsWith("/api/"))
    .flatMap(({ pattern, methods }) =>
      methods.filter((method) => method !== "HEAD" && method !== "OPTIONS").map((method) =>
        `${method} ${pattern}`
      )
    );
  const declared = operations.map(({ method, route }) => `${method} ${route}`);
  assert.ok(served.length > 10);
  assert.deepEqual(declared.toSorted(), served.toSorted());
}, { engines: ["PGlite"] });

databaseTest("the description of the API is public", async ({ db }) => {
  const app = await testApp(testPractice(db));
  const response = await app.fetch("/api/openapi.json");
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
  assert.match(response.headers.get("cache-control") ?? "", /max-age/);
  const served = await response.json();
  assert.equal(served.openapi, "3.1.0");
  assert.equal(served.paths["/api/therapists"].get.parameters[0].name, "specialty");
  assert.equal(Object.keys(served.paths).length, Object.keys(document.paths).length);
}, { engines: ["PGlite"] });

Deno.test("every reference in the description resolves", () => {
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
  const ids = described.map(({ operationId }) => operationId);
  assert.ok(ids.every((id) => /^[a-z][A-Za-z]+$/.test(id)));
  assert.equal(new Set(ids).size, operations.length);
  for (const { path, parameters } of described) {
    const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
    assert.deepEqual(inPath, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

Deno.test("every operation describes its answers and its refusals", () => {
  for (const { path, method, summary, responses } of described) {
    const label = `${method} ${path}`;
    assert.match(summary, /^[A-Z].*[^.]$/, label);
    assert.ok(Object.keys(responses).some((status) => /^2\d\d$/.test(status)), label);
    assert.ok(Object.keys(responses).some((status) => /^4\d\d$/.test(status)), label);
    for (const [status, { description }] of Object.entries(responses)) {
      assert.match(String(description), /\S/, `${label} ${status}`);
    }
  }
});

Deno.test("every tag is used and described with a sentence", () => {
  for (const { name, description } of document.tags) assert.match(description, /^[A-Z].+\.$/, name);
  const used = new Set(described.flatMap(({ tags }) => tags));
  assert.deepEqual([...used].toSorted(), document.tags.map(({ name }) => name).toSorted());
});

Deno.test("a number in a query is described as a number with its bounds", () => {
  const parameter = (path: string, wanted: string) =>
    document.paths[path].get.parameters.find(({ name }) => name === wanted)?.schema;
  assert.deepEqual(parameter("/api/therapists/{id}/slots", "days"), {
    type: "integer",
    minimum: 1,
    maximum: 31,
    default: 7,
  });
  const limits = described.filter(({ parameters }) => parameters.some(({ name }) => name === "limit"));
  assert.ok(limits.length >= 4);
  for (const { path } of limits) assert.equal((parameter(path, "limit") as JsonSchema).type, "integer", path);
});

Deno.test("refusals are described by the table that also answers them", () => {
  const { responses } = document.paths["/api/care"].post;
  assert.match(
    String(responses[409].description),
    /^- `not_licensed`\n- `not_accepting`: This therapist isn't taking new patients right now\.\n- `already`$/,
  );
});

Deno.test("no body accepts a field that is not described", () => {
  const bodies = operations.flatMap(({ body, form }) => body ?? form ?? []);
  assert.ok(bodies.length > 30);
  const schemas = componentSchemas(operations);
  for (const { name } of bodies) {
    const schema = schemas[name];
    for (const each of (schema.anyOf as JsonSchema[] | undefined) ?? [schema]) {
      assert.equal(each.additionalProperties, false, name);
    }
  }
});

Deno.test("only operations that the policy opens to everyone are described as open", () => {
  const { paths } = document;
  assert.deepEqual(paths["/api/therapists"].get.security, [{}, { session: [] }]);
  assert.deepEqual(paths["/api/user/profile"].patch.security, [{ session: [] }]);
  assert.match(String(paths["/api/appointments"].post.description), /signed-in patient\.$/);
});

Deno.test("one name for two schemas is refused", () => {
  const operation = (schema: z.ZodType): Declaration => ({
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
  const nameAt = (origin: string) => JSON.stringify(openApiDocument({ origin }, operations).components);
  assert.match(nameAt(origin), /"name":"__Host-bloom_session"/);
  assert.match(nameAt("http://localhost:3000"), /"name":"bloom_session"/);
});
