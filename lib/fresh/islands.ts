import type { ComponentChildren, FunctionComponent, VNode } from "preact";
import { h, options } from "preact";
import { renderToString } from "preact-render-to-string";
import { serializeProps } from "./island_props.ts";
import type { IslandModule, Snapshot } from "./snapshot.ts";

/** A component from islands/ and where a browser gets it. */
interface Island {
  component: FunctionComponent;
  name: string;
  exportName: string;
  from: IslandModule;
}

const islands = new Map<unknown, Island>();
/** The islands' modules that the render under way has met; null outside of a render. */
let met: Set<IslandModule> | null = null;
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
  met = into;
  try {
    return render();
  } finally {
    met = outer;
  }
}

/** An island's server HTML in one element that says where its code is and carries its props as data. */
function IslandElement({ island, props }: { island: Island; props: object }): ComponentChildren {
  if (inside) return h(island.component, props);
  const html = renderInside(island.component, props);
  if (met === null) return h("fresh-island", { dangerouslySetInnerHTML: { __html: html } });
  met.add(island.from);
  const data = `<script type="application/json">${serializeProps(island.name, props)}</script>`;
  return h("fresh-island", {
    "data-name": island.exportName,
    "data-from": island.from.script,
    dangerouslySetInnerHTML: { __html: html + data },
  });
}

function renderInside(component: FunctionComponent, props: object): string {
  const outer = inside;
  inside = true;
  try {
    return renderToString(h(component, props));
  } finally {
    inside = outer;
  }
}
