/** Hydrates an island in place. `open` removes the island's data from the page and returns its props. */
export type Bring = (
  place: Record<string, string | undefined>,
  root: Element,
  open: () => object,
) => void;

/** The start of the comment before an island. The comment after it is "/fresh-island". */
export const COMMENT = "fresh-island";

/** Hydrates the islands whose server HTML is between two comments, as it must be in a table. */
export default function bringCommentIslands(bring: Bring): void {
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  const starts: Comment[] = [];
  while (comments.nextNode()) {
    const comment = comments.currentNode as Comment;
    if (comment.data.startsWith(`${COMMENT} {`)) starts.push(comment);
  }
  // Find all of them before the first one changes the nodes around it.
  const roots = starts.map(rootBehind);
  starts.forEach((start, i) => {
    const { props, ...place } = JSON.parse(start.data.slice(COMMENT.length));
    bring(place, roots[i], () => {
      start.data = COMMENT;
      return props;
    });
  });
}

/**
 * Returns a stand-in for an element around the nodes between two comments, with the members that Preact uses.
 */
function rootBehind(start: Comment): Element {
  const parent = start.parentNode as Element;
  const childNodes: Node[] = [];
  let end = start.nextSibling;
  while (end && !(end instanceof Comment && end.data === `/${COMMENT}`)) {
    childNodes.push(end);
    end = end.nextSibling;
  }
  // Preact searches past the comments for a sibling, and would insert a last child after the end comment.
  const isInside = (node: Node | null) =>
    node && end && node.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING;
  return {
    namespaceURI: parent.namespaceURI,
    firstChild: childNodes[0],
    childNodes,
    insertBefore: (node: Node, before: Node | null) =>
      parent.insertBefore(node, isInside(before) ? before : end),
    replaceChildren: (...nodes: Node[]) => {
      while (start.nextSibling && start.nextSibling !== end) start.nextSibling.remove();
      for (const node of nodes) parent.insertBefore(node, end);
    },
  } as unknown as Element;
}
