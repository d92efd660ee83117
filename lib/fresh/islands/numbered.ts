import type { VNode } from "preact";

/**
 * Returns an island's vnode with its number on the page. `useId` derives its IDs from this mark (`_mask` in
 * Preact's sources, `__m` when built; the server's renderer and compat's portals use it as well). Without the
 * number, the IDs of all islands would start with the same one.
 */
export function numbered<Props>(vnode: VNode<Props>, number: number | string): VNode<Props> {
  (vnode as VNode & { __m?: unknown }).__m = [number, 0];
  return vnode;
}
