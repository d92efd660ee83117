import type { ComponentChildren, FunctionComponent, VNode } from "preact";
import { h, options } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { renderToString } from "preact-render-to-string";
import { COMMENT } from "./comment_islands.ts";
import { serializeProps } from "./island_props.ts";
import { numbered } from "./numbered.ts";
import type { IslandModule, Snapshot } from "../snapshot.ts";

/** A component from islands/, and the module that it comes from. */
interface Island {
  component: FunctionComponent;
  name: string;
  exportName: string;
  from: IslandModule;
}

const islands = new Map<unknown, Island>();
/** The island modules that the current render has met, and how many islands; null outside of a render. */
let met: { modules: Set<IslandModule>; count: number } | null = null;
/** Whether the render is inside an island. A nested island is only a part of the outer one. */
let inside = false;

/** Turns the exported components of these modules into islands, wherever they are rendered from now on. */
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

/** Other hooks wrap ours, so `options.vnode` does not show whether ours is installed. */
let isInstalled = false;
let before: typeof options.vnode;

/** Runs for every vnode, so it does at most one map lookup, and only for components. */
function markIslands(vnode: VNode): void {
  if (typeof vnode.type === "function" && !inside) {
    const island = islands.get(vnode.type);
    if (island !== undefined) {
      Object.assign(vnode, { type: IslandElement, props: { island, props: vnode.props } });
    }
  }
  before?.(vnode);
}

/** Runs a render and collects the modules of the islands that it meets. */
export function collectIslands<T>(into: Set<IslandModule>, render: () => T): T {
  const outer = met;
  met = { modules: into, count: 0 };
  try {
    return render();
  } finally {
    met = outer;
  }
}

/** Renders an island's server HTML in an element that names its module and carries its props as data. */
function IslandElement(
  { island, props }: { island: Island; props: object },
  context: unknown,
): ComponentChildren {
  if (inside) return h(island.component, props);
  const number = met ? ++met.count : 0;
  const html = renderInside(numbered(h(island.component, props), number), context);
  if (met === null) return h("fresh-island", { dangerouslySetInnerHTML: { __html: html } });
  const { from: { script }, name, exportName } = island;
  met.modules.add(island.from);
  const data = serializeProps(name, props);
  if (html === "" || NEEDS_ITS_PARENT.test(html)) {
    // In JSON, the character that could end the comment occurs only in strings.
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
 * Parts of a table or a select. HTML's parser does not allow other elements there (HTML, 13.2.6.4.9), so an
 * island cannot have an element of its own. An empty island is treated as such a part, because it can become
 * one later.
 */
const NEEDS_ITS_PARENT = /^<(?:caption|colgroup|col|thead|tbody|tfoot|tr|td|th|option|optgroup)[\s/>]/;

/** Renders with the contexts that surround the island, as if its server HTML were a part of the page. */
function renderInside(vnode: VNode, context: unknown): string {
  const outer = inside;
  inside = true;
  try {
    return renderToString(vnode, context);
  } finally {
    inside = outer;
  }
}
