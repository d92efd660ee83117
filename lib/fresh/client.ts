import { type ComponentType, h, hydrate } from "preact";

/** Brings every island on the page to life, in place: its module from `data-from`, its props from its last child. */
for (const element of document.querySelectorAll<HTMLElement>("fresh-island")) {
  const { from, name } = element.dataset;
  import(`${from}`).then((module: Record<string, ComponentType>) => {
    const data = element.lastChild as ChildNode;
    data.remove();
    hydrate(h(module[`${name}`], JSON.parse(`${data.textContent}`)), element);
    element.dataset.live = "";
  });
}
