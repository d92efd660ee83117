import assert from "node:assert/strict";
import { chromiumPath, closeChromium } from "../browser/support/chromium.ts";
import { live } from "../browser/support/live.ts";
import { browse } from "./support/browse.ts";

Deno.test.afterAll(closeChromium);

const rows = `
import { useState } from "preact/hooks";
export default function Rows({ name, count }) {
  const [shown, setShown] = useState(count);
  return Array.from({ length: shown }, (_, i) => (
    <tr><td><button type="button" onClick={() => setShown(shown + 1)}>{name}{i}</button></td></tr>
  ));
}
`;
const late = `
import { useEffect, useState } from "preact/hooks";
export default function Late({ name }) {
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  return shown ? <tr><td>{name}</td></tr> : null;
}
`;
const options = `
import { useEffect, useState } from "preact/hooks";
export default function Options({ words }) {
  const [all, setAll] = useState(words);
  useEffect(() => setAll([...words, "more -->"]), []);
  return all.map((word) => <option>{word}</option>);
}
`;
const route = `
import Rows from "../islands/Rows.tsx";
import Late from "../islands/Late.tsx";
import Options from "../islands/Options.tsx";
export default () => (
  <main>
    <table><tbody>
      <tr><td>first</td></tr>
      <Rows name="a" count={1} /><Late name="late" /><Rows name="b" count={2} />
      <tr><td>last</td></tr>
    </tbody></table>
    <select><option>zero</option><Options words={["one --> <b>"]} /></select>
  </main>
);
`;

Deno.test({
  name: "islands keep their place in a table and in a select, and can grow there",
  ignore: !chromiumPath,
  fn: async () => {
    await using site = await browse({
      "routes/index.tsx": route,
      "islands/Rows.tsx": rows,
      "islands/Late.tsx": late,
      "islands/Options.tsx": options,
    });
    const { page } = site;
    // The rows that the server sent must be the ones that react in the end.
    await page.addInitScript(() => {
      addEventListener("readystatechange", () => {
        for (const row of document.querySelectorAll("tr")) row.dataset.sent = "yes";
      }, { capture: true, once: true });
    });
    await page.goto(site.origin);
    await live(page);
    await page.getByText("late").waitFor();
    const cells = () => page.locator("table > tbody > tr > td").allTextContents();
    assert.deepEqual(await cells(), ["first", "a0", "late", "b0", "b1", "last"]);
    await page.getByRole("button", { name: "a0" }).click();
    await page.getByRole("button", { name: "b1" }).click();
    await page.getByRole("button", { name: "a1" }).click();
    assert.deepEqual(await cells(), ["first", "a0", "a1", "a2", "late", "b0", "b1", "b2", "last"]);
    assert.equal(await page.locator("tr[data-sent]").count(), 5);
    assert.deepEqual(await page.locator("option").allTextContents(), ["zero", "one --> <b>", "more -->"]);
    assert.equal(await page.locator("fresh-island").count(), 0);
    assert.deepEqual(site.said, []);
  },
});

Deno.test({
  name: "the IDs of useId differ between islands, and are the same on the server and in the browser",
  ignore: !chromiumPath,
  fn: async () => {
    const labelled = `
import { useEffect, useId, useState } from "preact/hooks";
const Part = () => { const id = useId(); return <i id={id}>{id}</i>; };
export default function Labelled() {
  const [id, [live, setLive]] = [useId(), useState(false)];
  useEffect(() => setLive(true), []);
  return <p><label for={id}>{id}</label><input id={id} /><Part /><Part />{live && <Part />}</p>;
}
`;
    const row = `
import { useId } from "preact/hooks";
export default function Row() { const id = useId(); return <tr><td id={id}>{id}</td></tr>; }
`;
    await using site = await browse({
      "islands/Labelled.tsx": labelled,
      "islands/Row.tsx": row,
      "routes/index.tsx": `
import { useId } from "preact/hooks";
import Labelled from "../islands/Labelled.tsx";
import Row from "../islands/Row.tsx";
const Own = () => { const id = useId(); return <b id={id}>{id}</b>; };
export default () => (
  <main><Own /><Labelled /><table><tbody><Row /></tbody></table><Labelled /><Own /></main>
);
`,
    });
    const idsIn = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    const sent = idsIn(await (await fetch(site.origin)).text());
    assert.equal(sent.length, 9);
    assert.equal(new Set(sent).size, sent.length);
    await site.page.goto(site.origin);
    await live(site.page);
    await site.page.locator("p > i:nth-of-type(3)").nth(1).waitFor();
    const ids = idsIn(await site.page.content());
    assert.equal(ids.length, 11);
    assert.equal(new Set(ids).size, ids.length);
    // The browser has computed this text again. Preact does not report a difference, but the text shows it.
    for (const id of sent) assert.ok(ids.includes(id), id);
    const shown = await site.page.evaluate(() =>
      [...document.querySelectorAll("label, i, td, b")].map((
        element,
      ) => [element.getAttribute("for") ?? element.id, element.textContent])
    );
    for (const [id, text] of shown) assert.equal(text, id);
    assert.deepEqual(site.said, []);
  },
});

Deno.test({
  name: "if an island's code does not load, its form still works, and the failure is reported once",
  ignore: !chromiumPath,
  fn: async () => {
    const form = `
export default function Sender() {
  return <form action="/plain"><input name="word" /><button onClick={(event) => event.preventDefault()}>Send</button></form>;
}
`;
    await using site = await browse({
      "islands/Sender.tsx": form,
      "islands/Other.tsx": `export default () => <p>other</p>;`,
      "routes/index.tsx": `
import Counter from "../islands/Counter.tsx";
import Other from "../islands/Other.tsx";
import Sender from "../islands/Sender.tsx";
export default () => <main><Sender /><Other /><Counter start={1} /></main>;
`,
    });
    const { page } = site;
    await page.route(/\/(Sender|Other)-/, (route) => route.abort());
    await page.goto(site.origin);
    await page.getByRole("button", { name: "times 1" }).click();
    await page.getByRole("button", { name: "times 2" }).waitFor();
    await page.getByRole("textbox").fill("hello");
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForURL(`${site.origin}/plain?word=hello`);
    const ours = site.said.filter((text) => !text.startsWith("Failed to load resource"));
    assert.equal(ours.length, 1);
    assert.match(ours[0], /^Island: /);
  },
});

Deno.test({
  name: "an island that throws while it hydrates keeps its working HTML, also in a table",
  ignore: !chromiumPath,
  fn: async () => {
    const Bad =
      `const Bad = () => { if (typeof document !== "undefined") throw new Error("a bug"); return <i>sent</i>; };`;
    await using site = await browse({
      "islands/Sender.tsx": `
${Bad}
export default () => (
  <form action="/plain" onSubmit={(event) => event.preventDefault()}>
    <input name="word" /><button>Send</button><Bad />
  </form>
);
`,
      "islands/Row.tsx": `${Bad}\nexport default () => <tr><td>row <Bad /></td></tr>;`,
      "routes/index.tsx": `
import Counter from "../islands/Counter.tsx";
import Row from "../islands/Row.tsx";
import Sender from "../islands/Sender.tsx";
export default () => (
  <main><Sender /><table><tbody><Row /><tr><td>last</td></tr></tbody></table><Counter start={1} /></main>
);
`,
    });
    const { page } = site;
    const reported = page.waitForEvent("console");
    await page.goto(site.origin);
    await reported;
    await page.getByRole("button", { name: "times 1" }).click();
    await page.getByRole("button", { name: "times 2" }).waitFor();
    assert.deepEqual(await page.locator("td").allTextContents(), ["row sent", "last"]);
    assert.equal(await page.locator("form > i").textContent(), "sent");
    await page.getByRole("textbox").fill("hello");
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForURL(`${site.origin}/plain?word=hello`);
    assert.equal(site.said.length, 1);
    assert.match(site.said[0], /^Island: Error: a bug/);
  },
});
