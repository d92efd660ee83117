import { type ComponentType, h, hydrate } from "preact";
import type { Bring } from "./comment_islands.ts";
import { numbered } from "./numbered.ts";

const bring: Bring = ({ from, name, number }, root, open) => {
  import(from as string).then((module: Record<string, ComponentType>) => {
    const vnode = numbered(h(module[name as string], open()), number as string);
    // A component that throws leaves behind removed nodes and handlers without state, so copies replace all.
    const sent = Array.from(root.childNodes, (node) => node.cloneNode(true));
    try {
      hydrate(vnode, root);
    } catch (error) {
      root.replaceChildren(...sent);
      throw error;
    }
  }).catch(reportOnce);
};

for (const element of document.querySelectorAll<HTMLElement>("fresh-island")) {
  bring(element.dataset, element, () => {
    const data = element.lastChild;
    if (!(data instanceof HTMLScriptElement)) {
      throw new Error(
        `${element.dataset.from}: the browser moved this island's HTML. ` +
          "An island cannot be inside <svg>, and an island inside <p> cannot contain a block, such as <div>.",
      );
    }
    data.remove();
    element.dataset.live = "";
    return JSON.parse(data.text);
  });
}

// Few pages have islands between comments, so their code is loaded only when a page needs it.
if (document.evaluate('boolean(//comment()[contains(.,"fresh-island {")])', document).booleanValue) {
  import("./comment_islands.ts").then((comments) => comments.default(bring)).catch(reportOnce);
}

let isReported = 0;

/** An island that does not load or does not hydrate keeps its server HTML: its links and forms still work. */
function reportOnce(error: unknown): void {
  if (!isReported++) console.error("Island:", error);
}
