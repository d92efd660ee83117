/** Where an island's code is, and which one of the page it is. */
export interface IslandPlace {
  from: string;
  name: string;
  number: number;
}

/** An island on the page that waits for its code. */
export interface Frame {
  island: IslandPlace;
  /** What it hydrates in, without what the server put there beside its HTML. */
  open(): { root: Element; props: Record<string, never> };
  /** Notes that it is alive. */
  settle(): void;
}

/** What the comment in front of an island begins with. The one behind it is "/fresh-island". */
export const COMMENT = "fresh-island";

/** The islands whose server HTML stands between two comments, since HTML allows no element around it there. */
export function framesBetweenComments(): Frame[] {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  const starts: Comment[] = [];
  while (walker.nextNode()) {
    const comment = walker.currentNode as Comment;
    if (comment.data.startsWith(`${COMMENT} {`)) starts.push(comment);
  }
  return starts.map((start) => {
    const { props, ...island } = JSON.parse(start.data.slice(COMMENT.length));
    const root = rootBehind(start);
    return { island, open: () => ({ root, props }), settle: () => void (start.data = COMMENT) };
  });
}

/** Stands for an element around the nodes from one comment to the other, with the members that Preact uses. */
function rootBehind(start: Comment): Element {
  const parent = start.parentNode as ParentNode & Element;
  const nodes: ChildNode[] = [];
  let end = start.nextSibling;
  while (end && !(end instanceof Comment && end.data === `/${COMMENT}`)) {
    nodes.push(end);
    end = end.nextSibling;
  }
  // Preact looks for a neighbor behind comments as well, and would put a last child behind ours.
  const isInside = (node: Node | null) =>
    node && end && node.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING;
  return {
    namespaceURI: parent.namespaceURI,
    firstChild: nodes[0] ?? null,
    childNodes: nodes,
    insertBefore: (node: Node, before: Node | null) =>
      parent.insertBefore(node, isInside(before) ? before : end),
  } as unknown as Element;
}
