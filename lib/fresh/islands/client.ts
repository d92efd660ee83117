import { type ComponentType, h, hydrate } from "preact";
import type { Bring } from "./comment_islands.ts";
import { numbered } from "./numbered.ts";

const bring: Bring = ({ from, name, number }, root, open) => {
  import(from as string).then((module: Record<string, ComponentType>) => {
    const vnode = numbered(h(module[name as string], open()), number as string);
    // A component that throws leaves behind removed nodes and handlers without state, so copies replace all.
    const sent = [...root.childNodes].map((node) => node.cloneNode(true));
    try {
      hydrate(vnode, root);
    } catch (error) {
      root.replaceChildren(...sent);
      reportOnce(error);
    }
  }).catch(reportOnce);
};

for (const element of document.querySelectorAll<HTMLElement>("fresh-island")) {
  bring(element.dataset, element, () => {
    const data = element.lastChild as HTMLScriptElement;
    // A finished page cannot have this, so only development checks it.
    if (process.env.NODE_ENV === "development" && !data?.text) {
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
if (document.body.innerHTML.includes("<!--fresh-island")) {
  import("./comment_islands.ts").then((comments) => comments.default(bring), reportOnce);
}

let isReported = 0;

/** An island that does not load or does not hydrate keeps its server HTML: its links and forms still work. */
function reportOnce(error: unknown): void {
  if (!isReported++) console.error("Island:", error);
}
