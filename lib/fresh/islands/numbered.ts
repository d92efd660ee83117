import type { VNode } from "preact";

/**
 * An island's vnode with its number on the page. `useId` counts from where it finds such a mark (`_mask` in
 * Preact's sources, `__m` when built, as the server's renderer and compat's portals know it): without one
 * each island would begin with the same id.
 */
export function numbered<Props>(vnode: VNode<Props>, number: number | string): VNode<Props> {
  return Object.assign(vnode, { __m: [number, 0] });
}
