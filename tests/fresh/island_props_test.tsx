import assert from "node:assert/strict";
import { serializeProps } from "../../lib/fresh/islands/island_props.ts";

const refused = (props: object, message: RegExp) =>
  assert.throws(() => serializeProps("Picker", props), message);

Deno.test("plain data is accepted, and undefined members are omitted", () => {
  const props = { a: "x", b: 1.5, c: true, d: null, e: [1, ["y"]], f: { g: -0 }, h: undefined };
  assert.deepEqual(JSON.parse(serializeProps("Picker", props)), {
    a: "x",
    b: 1.5,
    c: true,
    d: null,
    e: [1, ["y"]],
    f: { g: 0 },
  });
  assert.equal(serializeProps("Picker", Object.assign(Object.create(null), { a: 1 })), '{"a":1}');
});

Deno.test("values that JSON would silently change are refused with their names", () => {
  refused({ pick: () => {} }, /Picker was given a function as its prop "pick"/);
  refused({ at: new Date(0) }, /a Date as its prop "at"/);
  refused({ map: new Map() }, /a Map as its prop "map"/);
  refused({ set: new Set() }, /a Set/);
  refused({ bytes: new Uint8Array(2) }, /a Uint8Array/);
  refused({ buffer: new ArrayBuffer(2) }, /a ArrayBuffer/);
  refused({ later: Promise.resolve() }, /a Promise/);
  refused({ error: new Error("x") }, /a Error/);
  refused({ url: new URL("http://a/") }, /a URL/);
  refused({ at: Temporal.Instant.fromEpochMilliseconds(0) }, /a Instant as its prop "at"/);
  refused({ list: [1, undefined] }, /undefined as its prop "list\[1\]"/);
  refused({ n: NaN }, /NaN as its prop "n"/);
  refused({ n: -Infinity }, /-Infinity/);
  refused({ n: 1n }, /a bigint/);
  refused({ s: Symbol("s") }, /a symbol/);
  refused({ deep: [{ er: { x: class {} } }] }, /a function as its prop "deep\[0\]\.er\.x"/);
});

Deno.test("an instance of a class is refused", () => {
  class Slot {
    at = 1;
  }
  refused({ slot: new Slot() }, /a Slot as its prop "slot"/);
});

Deno.test("JSX is refused, even as children", () => {
  refused({ children: <b>bold</b> }, /JSX as its prop "children"/);
});

Deno.test("data that contains itself is refused", () => {
  const a: Record<string, unknown> = {};
  a.self = a;
  refused(a, /contains itself as its prop "self\.self/);
});

Deno.test("an object with its own toJSON is refused", () => {
  refused({ a: { toJSON: () => 1 } }, /a function as its prop "a\.toJSON"/);
});
