/**
 * Brings an island to life in place. `open` takes out what the server put beside its HTML, and gives its
 * props.
 */
export type Bring = (
  place: Record<string, string | undefined>,
  root: Element,
  open: () => object,
) => void;

/** What the comment in front of an island begins with. The one behind it is "/fresh-island". */
export const COMMENT = "fresh-island";

/** Brings the islands to life whose server HTML stands between two comments, as in a table it has to. */
export default function bringCommentIslands(bring: Bring): void {
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  const starts: Comment[] = [];
  while (comments.nextNode()) {
    const comment = comments.currentNode as Comment;
    if (comment.data.startsWith(`${COMMENT} {`)) starts.push(comment);
  }
  // All of them are looked at before the first one changes its surroundings.
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
 * Stands for an element around the nodes from one comment to the other, with the members that Preact uses.
 */
function rootBehind(start: Comment): Element {
  const parent = start.parentNode as Element;
  const childNodes: Node[] = [];
  let end = start.nextSibling;
  while (end && !(end instanceof Comment && end.data === `/${COMMENT}`)) {
    childNodes.push(end);
    end = end.nextSibling;
  }
  // Preact looks for a neighbor behind comments as well, and would put a last child behind ours.
  const isInside = (node: Node | null) =>
    node && end && node.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING;
  return {
    namespaceURI: parent.namespaceURI,
    firstChild: childNodes[0],
    childNodes,
    insertBefore: (node: Node, before: Node | null) =>
      parent.insertBefore(node, isInside(before) ? before : end),
  } as unknown as Element;
}
