import type { ComponentChildren, VNode } from "preact";
import { isValidElement, toChildArray } from "preact";
import { renderToString } from "preact-render-to-string";

/**
 * Collects what `<Head>` renders during one render. Of two elements with the same identity, the later one
 * wins.
 */
export class HeadItems {
  #items = new Map<string, VNode>();

  add(children: ComponentChildren): void {
    for (const child of toChildArray(children)) {
      if (isValidElement(child)) this.#items.set(this.#identity(child), child);
    }
  }

  #identity({ type, key, props }: VNode): string {
    if (type === "title") return "title";
    if (key !== undefined && key !== null) return `key ${key}`;
    const { name, property } = props as { name?: string; property?: string };
    if (type === "meta" && (name || property)) return `meta ${name ?? property}`;
    return `item ${this.#items.size}`;
  }

  get hasTitle(): boolean {
    return this.#items.has("title");
  }

  toString(): string {
    let html = "";
    for (const item of this.#items.values()) html += renderToString(item);
    return html;
  }
}
