import type { ComponentChildren, FunctionComponent, VNode } from "preact";
import { h, options } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { renderToString } from "preact-render-to-string";
import { COMMENT } from "./comment_islands.ts";
import { serializeProps } from "./island_props.ts";
import { numbered } from "./numbered.ts";
import type { IslandModule, Snapshot } from "../snapshot.ts";

/** A component from islands/ and where a browser gets it. */
interface Island {
  component: FunctionComponent;
  name: string;
  exportName: string;
  from: IslandModule;
}

const islands = new Map<unknown, Island>();
/** The islands' modules that the render under way has met, and how many islands; null outside of a render. */
let met: { modules: Set<IslandModule>; count: number } | null = null;
/** An island inside an island is just a part of it. */
let inside = false;

/** Makes the exported components of these modules islands wherever they are rendered from now on. */
export function registerIslands({ islands: modules }: Snapshot): void {
  for (const from of modules) {
    for (const [exportName, component] of Object.entries(from.module)) {
      if (typeof component !== "function") continue;
      const name = exportName === "default" ? from.name : exportName;
      islands.set(component, { component: component as FunctionComponent, name, exportName, from });
    }
  }
  if (islands.size > 0 && !isInstalled) {
    isInstalled = true;
    before = options.vnode;
    options.vnode = markIslands;
  }
}

/** Other hooks come around ours, so that `options.vnode` does not tell whether it is there. */
let isInstalled = false;
let before: typeof options.vnode;

/** Called for every vnode: keep it to one look into a map, and that for components alone. */
function markIslands(vnode: VNode): void {
  if (typeof vnode.type === "function" && !inside) {
    const island = islands.get(vnode.type);
    if (island !== undefined) {
      Object.assign(vnode, { type: IslandElement, props: { island, props: vnode.props } });
    }
  }
  before?.(vnode);
}

/** Runs a render and collects which islands it met. */
export function collectIslands<T>(into: Set<IslandModule>, render: () => T): T {
  const outer = met;
  met = { modules: into, count: 0 };
  try {
    return render();
  } finally {
    met = outer;
  }
}

/** An island's server HTML in a frame that says where its code is and carries its props as data. */
function IslandElement({ island, props }: { island: Island; props: object }): ComponentChildren {
  if (inside) return h(island.component, props);
  const number = met ? ++met.count : 0;
  const html = renderInside(numbered(h(island.component, props), number));
  if (met === null) return h("fresh-island", { dangerouslySetInnerHTML: { __html: html } });
  const { from: { script }, name, exportName } = island;
  met.modules.add(island.from);
  const data = serializeProps(name, props);
  if (html === "" || NEEDS_ITS_PARENT.test(html)) {
    // In JSON the character that could end the comment stands in strings alone.
    const place = JSON.stringify({ from: script, name: exportName, number }).slice(0, -1);
    const start = `${place},"props":${data}}`.replaceAll(">", "\\u003e");
    return jsxTemplate([`<!--${COMMENT} ${start}-->${html}<!--/${COMMENT}-->`]);
  }
  return h("fresh-island", {
    "data-name": exportName,
    "data-from": script,
    "data-number": number,
    dangerouslySetInnerHTML: { __html: `${html}<script type="application/json">${data}</script>` },
  });
}

/**
 * Parts of a table or a select. HTML's parser throws other elements out of those (HTML, 13.2.6.4.9), and so
 * it would an island's. One that is empty may become such a part.
 */
const NEEDS_ITS_PARENT = /^<(?:caption|colgroup|col|thead|tbody|tfoot|tr|td|th|option|optgroup)[\s/>]/;

function renderInside(vnode: VNode): string {
  const outer = inside;
  inside = true;
  try {
    return renderToString(vnode);
  } finally {
    inside = outer;
  }
}
