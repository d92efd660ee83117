import { type ComponentType, h, hydrate } from "preact";
import { type Frame, framesBetweenComments } from "./comment_frames.ts";
import { numbered } from "./numbered.ts";

/** The islands whose server HTML stands in an element of its own: their props are its last child. */
const frames = [...document.querySelectorAll<HTMLElement>("fresh-island")].map((element): Frame => {
  const { from, name, number } = element.dataset;
  return {
    island: { from: `${from}`, name: `${name}`, number: Number(number) },
    open: () => {
      const data = element.lastChild as ChildNode;
      data.remove();
      return { root: element, props: JSON.parse(`${data.textContent}`) };
    },
    settle: () => void (element.dataset.live = ""),
  };
});

/** Brings every island on the page to life, in place. */
for (const { island, open, settle } of [...frames, ...framesBetweenComments()]) {
  import(island.from).then((module: Record<string, ComponentType>) => {
    const { root, props } = open();
    hydrate(numbered(h(module[island.name], props), island.number), root);
    settle();
  }, reportOnce);
}

let isReported = false;

/** Without its code an island stays what the server made of it: its links lead on and its forms are sent. */
function reportOnce(error: unknown): void {
  if (isReported) return;
  isReported = true;
  console.error("Not all of this page's scripts could be loaded. It works without them.", error);
}
