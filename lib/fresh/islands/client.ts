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

// Few pages have islands between comments, so that their code comes when it is needed.
if (document.evaluate('boolean(//comment()[contains(.,"fresh-island {")])', document).booleanValue) {
  import("./comment_islands.ts").then((comments) => comments.default(bring), reportOnce);
}

let isReported = 0;

/** Without its code an island stays what the server made of it: its links lead on and its forms are sent. */
function reportOnce(error: unknown): void {
  if (!isReported++) console.error("Island:", error);
}
