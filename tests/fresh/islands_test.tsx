import assert from "node:assert/strict";
import { useState } from "preact/hooks";
import { Head } from "fresh/runtime";
import type { Snapshot } from "../../lib/fresh/snapshot.ts";
import { siteOf } from "./support/site.ts";
import { App } from "fresh";
import { siteFrom, withRoutes } from "./support/site.ts";

interface CounterProps {
  start: number;
  label?: string;
}

function Counter({ start, label }: CounterProps) {
  const [count] = useState(start);
  return <button type="button">{label} {count}</button>;
}

function Panel({ start }: { start: number }) {
  return (
    <section>
      <Counter start={start} />
    </section>
  );
}

// deno-lint-ignore no-explicit-any -- these tests pass props that the type forbids
const Loose = (_: any) => <p />;

const built: Partial<Snapshot> = {
  client: { script: "/_fresh/client.js", chunks: ["/_fresh/preact.js"] },
  islands: [
    {
      name: "Counter",
      module: { default: Counter },
      script: "/_fresh/Counter.js",
      chunks: ["/_fresh/preact.js", "/_fresh/hooks.js"],
    },
    { name: "Panels", module: { Panel, limit: 3 }, script: "/_fresh/Panels.js", chunks: [] },
    { name: "Loose", module: { default: Loose }, script: "/_fresh/Loose.js", chunks: [] },
  ],
};

const pageOf = (content: () => preact.ComponentChildren) =>
  siteOf({ "a.tsx": { default: content } }, built).text("/a");

Deno.test("an island's HTML is in one element that names its module and carries its props as data", async () => {
  const html = await pageOf(() => (
    <main>
      <Counter start={3} label="up" />
    </main>
  ));
  assert.match(
    html,
    /<main><fresh-island data-name="default" data-from="\/_fresh\/Counter\.js" data-number="1"><button type="button">up 3<\/button><script type="application\/json">\{"start":3,"label":"up"\}<\/script><\/fresh-island><\/main>/,
  );
});

Deno.test("every exported component of a file is an island", async () => {
  assert.match(await pageOf(() => <Panel start={1} />), /data-name="Panel" data-from="\/_fresh\/Panels\.js"/);
});

Deno.test("an island inside an island is a part of the outer one", async () => {
  const html = await pageOf(() => <Panel start={1} />);
  assert.equal(html.match(/<fresh-island/g)?.length, 1);
  assert.doesNotMatch(html, /Counter\.js/);
});

Deno.test("an island that follows a nested one is an island of its own", async () => {
  const html = await pageOf(() => (
    <div>
      <Panel start={1} />
      <Counter start={2} />
    </div>
  ));
  assert.equal(html.match(/<fresh-island/g)?.length, 2);
});

Deno.test("no prop can break out of the markup", async () => {
  const label = "</script><!--<script>\"'&";
  const html = await pageOf(() => <Counter start={1} label={label} />);
  const data = html.match(/<script type="application\/json">(.*?)<\/script>/)?.[1] ?? "";
  assert.equal(JSON.parse(data).label, label);
  assert.doesNotMatch(data, /</);
});

Deno.test("a page with islands loads the client once and preloads every chunk", async () => {
  const html = await pageOf(() => (
    <div>
      <Counter start={1} />
      <Counter start={2} />
    </div>
  ));
  assert.deepEqual(html.match(/<script (?!type="application).*?<\/script>/g), [
    '<script type="module" src="/_fresh/client.js"></script>',
  ]);
  assert.deepEqual([...html.matchAll(/modulepreload" href="(.*?)"/g)].map(([, href]) => href), [
    "/_fresh/preact.js",
    "/_fresh/Counter.js",
    "/_fresh/hooks.js",
  ]);
});

Deno.test("a page without an island has no script, even if other pages have islands", async () => {
  const html = await pageOf(() => <p />);
  assert.doesNotMatch(html, /<script|modulepreload/);
});

Deno.test("islands that a handler renders are found too", async () => {
  const app = withRoutes(new App<unknown>().get("/a", (ctx) => ctx.render(<Counter start={5} />)), {}, built);
  assert.match(await siteFrom(app).text("/a"), /<fresh-island data-name="default"/);
});

Deno.test("an island can set the title", async () => {
  const Titled = () => (
    <Head>
      <title>from the island</title>
    </Head>
  );
  const islands = [{ name: "Titled", module: { default: Titled }, script: "/t.js", chunks: [] }];
  const html = await siteOf({ "a.tsx": { default: () => <Titled /> } }, { ...built, islands }).text("/a");
  assert.match(html, /<title>from the island<\/title>.*<\/head>/);
});

Deno.test("a prop that JSON cannot represent is an error that names the island and the prop", async () => {
  let error: unknown;
  const app = withRoutes(
    new App<unknown>().onError("*", (ctx) => {
      error = ctx.error;
      return new Response(null, { status: 500 });
    }).fsRoutes(),
    { "a.tsx": { default: () => <Loose list={[{ onPick: () => {} }]} /> } },
    built,
  );
  assert.equal((await siteFrom(app).fetch("/a")).status, 500);
  assert.match(String(error), /The island Loose was given a function as its prop "list\[0\]\.onPick"/);
});
