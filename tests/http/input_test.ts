import assert from "node:assert/strict";
import { z } from "zod";
import { BODY_LIMIT, readText } from "../../lib/http/body.ts";
import { readForm } from "../../lib/http/form.ts";
import { readJson, readQuery } from "../../lib/http/json.ts";
import { Problem } from "../../lib/http/problem.ts";
import { UNSTORABLE } from "../../lib/http/storable.ts";

const schema = z.strictObject({ name: z.string().min(1, "Give a name.") });

const post = (body: BodyInit, type: string) =>
  new Request("http://bloom.test/", { method: "POST", body, headers: { "content-type": type } });

async function refusal(read: () => unknown): Promise<Problem> {
  try {
    await read();
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    return error;
  }
  throw new Error("It was accepted.");
}

const json = (text: string, type = "application/json") => () => readJson(post(text, type), schema);

Deno.test("a JSON body comes back as its schema parses it", async () => {
  assert.deepEqual(await json('{"name":"Ada"}', "application/json; charset=utf-8")(), { name: "Ada" });
});

Deno.test("broken JSON gets a 400, another media type a 415, and a body that is too large a 413", async () => {
  assert.equal((await refusal(json("{"))).status, 400);
  assert.equal((await refusal(json("{}", "text/plain"))).status, 415);
  assert.equal((await refusal(json(`{"name":"${"x".repeat(70_000)}"}`))).status, 413);
});

Deno.test("a body longer than its declared length is cut off at the limit", async () => {
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(9000)),
  });
  const request = post(endless, "application/json");
  assert.equal((await refusal(() => readJson(request, schema))).status, 413);
});

Deno.test("a body that declares too large a length is refused without being read", async () => {
  const unread = new ReadableStream<Uint8Array>({
    pull: () => {
      throw new Error("It was read.");
    },
  }, { highWaterMark: 0 });
  const request = post(unread, "application/json");
  request.headers.set("content-length", String(BODY_LIMIT + 1));
  assert.equal((await refusal(() => readText(request))).status, 413);
});

Deno.test("a body may be as long as the limit, and not a byte longer", async () => {
  const read = (bytes: number) => {
    const request = post("x".repeat(bytes), "text/plain");
    request.headers.set("content-length", String(bytes));
    return readText(request);
  };
  assert.equal((await read(BODY_LIMIT)).length, BODY_LIMIT);
  assert.equal((await refusal(() => read(BODY_LIMIT + 1))).status, 413);
});

Deno.test("an interrupted body gets a 400", async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error("The connection is gone.")),
  });
  const { status, detail } = await refusal(() => readText(post(broken, "application/json")));
  assert.equal(status, 400);
  assert.match(detail, /didn't receive all/);
});

Deno.test("an unknown field is named by its path", async () => {
  const problem = await refusal(json('{"name":"Ada","role":"admin"}'));
  assert.equal(problem.status, 422);
  assert.deepEqual(problem.options.errors?.map(({ path }) => path), ["role"]);
});

Deno.test("a NUL or a lone surrogate is refused before it reaches the database", async () => {
  for (const text of ['{"name":"a\\u0000"}', '{"name":"\\ud800"}', '{"\\u0000":"a"}', '{"\\ud800":"a"}']) {
    const problem = await refusal(json(text));
    assert.equal(problem.status, 422);
    assert.equal(problem.options.errors?.[0].message, UNSTORABLE);
  }
  const form = await readForm(post("name=a%00", "application/x-www-form-urlencoded"), schema);
  assert.deepEqual(form.kind === "invalid" && form.errors, { name: UNSTORABLE });
});

Deno.test("bytes that are not UTF-8, and endless nesting, are refused", async () => {
  const bytes = new Uint8Array([0x22, 0xff, 0x22]);
  assert.equal((await refusal(() => readJson(post(bytes, "application/json"), schema))).status, 400);
  assert.equal((await refusal(json("[".repeat(20_000) + "]".repeat(20_000)))).status, 400);
});

Deno.test("a query that repeats a name is refused", async () => {
  const problem = await refusal(() => readQuery(new URL("http://bloom.test/?name=a&name=b"), schema));
  assert.equal(problem.status, 422);
});

Deno.test("a query cannot reach an object's prototype", () => {
  const query = readQuery(new URL("http://bloom.test/?__proto__=x"), z.custom<object>());
  assert.deepEqual(Object.entries(query), [["__proto__", "x"]]);
});

Deno.test("a failed form returns its values and a message for each field", async () => {
  const result = await readForm(post("name=", "application/x-www-form-urlencoded"), schema);
  assert.deepEqual(result.kind === "invalid" && result.errors, { name: "Give a name." });
});

Deno.test("the form shows the first of two errors in a field", async () => {
  const twice = z.object({ name: z.string().min(1, "Give a name.").regex(/a/, "Give one with an a.") });
  const result = await readForm(post("name=", "application/x-www-form-urlencoded"), twice);
  assert.deepEqual(result.kind === "invalid" && result.errors, { name: "Give a name." });
});

Deno.test("a file in place of a text field is dropped", async () => {
  const form = new FormData();
  form.append("name", new File(["Ada"], "name.txt"));
  const request = new Request("http://bloom.test/", { method: "POST", body: form });
  assert.equal((await readForm(request, schema)).kind, "invalid");
});

Deno.test("a repeated name in a form is a list, and line breaks are normalized", async () => {
  const many = z.object({ name: z.array(z.string()) });
  const result = await readForm(post("name=a&name=b%0D%0Ac", "application/x-www-form-urlencoded"), many);
  assert.deepEqual(result.kind === "valid" && result.input.name, ["a", "b\nc"]);
});

Deno.test("a form cannot reach an object's prototype", async () => {
  const result = await readForm(
    post("__proto__=x&name=Ada", "application/x-www-form-urlencoded"),
    z.looseObject({}),
  );
  assert.equal(Object.getPrototypeOf(result.values), null);
});

Deno.test("a broken multipart form gets a 400, and an unknown media type a 415", async () => {
  assert.equal((await refusal(() => readForm(post("x", "multipart/form-data"), schema))).status, 400);
  assert.equal((await refusal(() => readForm(post("x", "text/html"), schema))).status, 415);
});
