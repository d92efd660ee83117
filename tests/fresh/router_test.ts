import assert from "node:assert/strict";
import { Router } from "../../lib/fresh/router.ts";

function routerOf(...patterns: string[]): Router<string> {
  const router = new Router<string>();
  for (const pattern of patterns) router.add(pattern, pattern);
  return router;
}

const matched = (router: Router<string>, path: string) => router.match(path)?.value ?? null;

Deno.test("a literal segment wins over a parameter, and a parameter over the rest, in any order of registration", () => {
  const router = routerOf("/:rest*", "/people/:id", "/people/me", "/people/:id/photo", "/people/me/keys");
  assert.equal(matched(router, "/people/me"), "/people/me");
  assert.equal(matched(router, "/people/7"), "/people/:id");
  assert.equal(matched(router, "/people/me/photo"), "/people/:id/photo");
  assert.equal(matched(router, "/people/me/keys"), "/people/me/keys");
  assert.equal(matched(router, "/elsewhere/7"), "/:rest*");
});

Deno.test("parameters are decoded, but an encoded slash stays encoded", () => {
  const router = routerOf("/files/:name");
  assert.deepEqual({ ...router.match("/files/a%20b%C3%A9")?.params }, { name: "a bé" });
  assert.deepEqual({ ...router.match("/files/a%2Fb%2fc")?.params }, { name: "a%2Fb%2fc" });
});

Deno.test("the rest of a path is one parameter", () => {
  const router = routerOf("/docs/:path*");
  assert.deepEqual({ ...router.match("/docs/a/b%20c")?.params }, { path: "a/b c" });
  assert.equal(router.match("/docs"), null);
});

Deno.test("a malformed escape matches nothing", () => {
  assert.equal(routerOf("/files/:name").match("/files/%E0%A4%A"), null);
});

Deno.test("an empty segment is not a parameter, and a path with an extra slash is a different path", () => {
  const router = routerOf("/people/:id", "/people");
  assert.equal(router.match("/people/"), null);
  assert.equal(router.match("/people//"), null);
  assert.equal(router.match("/people/7/"), null);
});

Deno.test("names of members of Object work as paths and parameters", () => {
  const router = routerOf("/:id", "/x/:__proto__");
  assert.equal(router.match("/constructor")?.params.id, "constructor");
  assert.equal(Object.getPrototypeOf(router.match("/x/y")?.params), null);
});

Deno.test("two routes of the same shape are refused", () => {
  assert.throws(() => routerOf("/a/:id", "/a/:name"), /Two routes answer \/a\/:name/);
  assert.throws(() => routerOf("/a", "/a"), /Two routes answer/);
  assert.throws(() => routerOf("/a/:x*", "/a/*"), /Two routes answer/);
});

Deno.test("an optional parameter can be absent, and the more specific pattern still wins", () => {
  const router = routerOf("/a{/:id}?", "/a/new", "/:x/edit");
  assert.deepEqual({ ...router.match("/a")?.params }, { id: "" });
  assert.deepEqual({ ...router.match("/a/7")?.params }, { id: "7" });
  assert.equal(matched(router, "/a/new"), "/a/new");
  assert.equal(matched(router, "/a/7/8"), null);
  const root = routerOf("/{:year}?{/:month}?");
  assert.deepEqual({ ...root.match("/")?.params }, { year: "", month: "" });
  assert.deepEqual({ ...root.match("/2026")?.params }, { year: "2026", month: "" });
  assert.deepEqual({ ...root.match("/2026/11")?.params }, { year: "2026", month: "11" });
  assert.throws(() => routerOf("/a{/:id}?", "/a"), /Two routes answer \/a/);
  assert.throws(() => routerOf("/a/:name", "/a{/:id}?"), /Two routes answer/);
});

Deno.test("literal text next to a parameter is required", () => {
  const router = routerOf("/files/:id.json", "/files/:id", "/files/:from-:to.csv", "/files/:id.json/raw");
  assert.deepEqual({ ...router.match("/files/a%20b.json")?.params }, { id: "a b" });
  assert.equal(matched(router, "/files/a.json"), "/files/:id.json");
  assert.equal(matched(router, "/files/a.json/raw"), "/files/:id.json/raw");
  assert.equal(matched(router, "/files/ajson"), "/files/:id");
  assert.deepEqual({ ...router.match("/files/1-2.csv")?.params }, { from: "1", to: "2" });
  assert.equal(matched(router, "/files/.json"), "/files/:id");
  assert.throws(() => routerOf("/a/:id.json", "/a/:name.json"), /Two routes answer/);
});
