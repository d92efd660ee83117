import { type ComponentType, h, hydrate } from "preact";
import type { Bring } from "./comment_islands.ts";
import { numbered } from "./numbered.ts";

const bring: Bring = ({ from, name, number }, root, open) => {
  import(from as string).then((module: Record<string, ComponentType>) => {
    hydrate(numbered(h(module[name as string], open()), number as string), root);
  }, reportOnce);
};

for (const element of document.querySelectorAll<HTMLElement>("fresh-island")) {
  bring(element.dataset, element, () => {
    const data = element.lastChild as HTMLScriptElement;
    data.remove();
    element.dataset.live = "";
    return JSON.parse(data.text);
  });
}

// Few pages have islands between comments, so their code is loaded only when a page needs it.
if (document.evaluate('boolean(//comment()[contains(.,"fresh-island {")])', document).booleanValue) {
  import("./comment_islands.ts").then((comments) => comments.default(bring), reportOnce);
}

let isReported = 0;

/** An island whose code does not load keeps its server HTML: its links and forms still work. */
function reportOnce(error: unknown): void {
  if (!isReported++) console.error("Island:", error);
}
