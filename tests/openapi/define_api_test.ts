import assert from "node:assert/strict";
import { z } from "zod";
import { declarationsOf } from "../../lib/site/api/define_api.ts";
import { answersOf, respond, statusOf } from "../../lib/site/api/respond.ts";
import { define, named, reply } from "../../lib/site/define.ts";
import type { State } from "../../lib/site/state.ts";
import { testPractice } from "../support/practice.ts";
import { databaseTest } from "../support/database.ts";

const words = { tag: "Service", summary: "Count" } as const;
const count = { description: "A number.", body: named("Count", z.object({ count: z.int() })) };
const nothing = { description: "Nothing." };

Deno.test("the result of handle must have the type of the answer's schema", () => {
  const handlers = define.api({
    GET: { ...words, answer: count, handle: () => ({ count: 1 }) },
    // @ts-expect-error -- the schema has no text
    POST: { ...words, answer: count, handle: () => ({ count: "1" }) },
    // @ts-expect-error -- the field has another name
    PUT: { ...words, answer: count, handle: () => ({ counted: 1 }) },
    // @ts-expect-error -- a reply carries the same
    PATCH: { ...words, answer: count, handle: () => reply({ count: null }, {}) },
    // @ts-expect-error -- there is no body
    DELETE: { ...words, answer: nothing, handle: () => ({ count: 1 }) },
  });
  assert.deepEqual(Object.keys(declarationsOf(handlers) ?? {}), ["GET", "POST", "PUT", "PATCH", "DELETE"]);
});

Deno.test("handle gets the query and the body as their schemas parse them", () => {
  define.api({
    POST: {
      ...words,
      query: z.strictObject({ days: z.int() }),
      body: named("Text", z.strictObject({ text: z.string() })),
      answer: nothing,
      handle({ query, body }) {
        query.days satisfies number;
        // @ts-expect-error -- the schema has no such field
        body.title satisfies string;
      },
    },
  });
});

Deno.test("handlers that defineApi did not create have no declarations", () => {
  assert.equal(declarationsOf({ GET: () => new Response() }), null);
});

databaseTest("an answer's status, headers and body become the response", async ({ db }) => {
  const state = { ...testPractice(db), directives: [] as string[] } as unknown as State;
  const answered = async (answer: Parameters<typeof answersOf>[0]["answer"], result: unknown) => {
    const response = respond({ ...words, answer }, result, state);
    return [response.status, response.headers.get("location"), await response.text()];
  };
  assert.deepEqual(await answered(count, { count: 1 }), [200, null, '{"count":1}']);
  assert.deepEqual(await answered(nothing, undefined), [204, null, ""]);
  assert.deepEqual(await answered({ ...nothing, status: 202 }, undefined), [202, null, ""]);
  const located = reply({ count: 1 }, { headers: { location: "/api/counts/1" } });
  assert.deepEqual(await answered({ ...count, status: 201 }, located), [201, "/api/counts/1", '{"count":1}']);
  const further = [count, { ...nothing, status: 202 as const }];
  assert.deepEqual(answersOf({ answer: further }).map(statusOf), [200, 202]);
  assert.deepEqual(await answered(further, reply(undefined, { status: 202 })), [202, null, ""]);
  const file = { name: "a.pdf", contentType: "application/pdf", bytes: new TextEncoder().encode("%PDF") };
  const download = respond({ ...words, answer: { ...nothing, file: ["application/pdf"] } }, file, state);
  assert.equal(download.headers.get("content-type"), "application/pdf");
  assert.match(download.headers.get("content-disposition") ?? "", /^attachment; filename="a\.pdf"/);
  assert.deepEqual(state.directives, ["sandbox"]);
  await download.body?.cancel();
}, { engines: ["PGlite"] });

Deno.test("another copy of the module can read a declaration from the handlers", async () => {
  const { declarationsOf }: typeof import("../../lib/site/api/define_api.ts") = await import(
    `${new URL("../../lib/site/api/define_api.ts", import.meta.url)}?copy`
  );
  const { handler } = await import("../../routes/api/care/index.ts");
  assert.deepEqual(Object.keys(declarationsOf(handler) ?? {}), ["GET", "POST"]);
});
