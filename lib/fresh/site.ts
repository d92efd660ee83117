import { emptySnapshot, type IslandModule, type Snapshot } from "./snapshot.ts";

/** A snapshot that is ready to serve. What every page repeats is built once. */
export class Site {
  /** In development, the script that reloads the page. */
  readonly headStart: string;

  constructor(readonly snapshot: Snapshot = emptySnapshot) {
    this.headStart = snapshot.dev
      ? `<script type="module" src="/_fresh/reload.js?build=${
        encodeURIComponent(snapshot.dev.build)
      }"></script>`
      : "";
  }

  /** Returns the tags that load these islands; empty if there are none. */
  scriptsFor(islands: ReadonlySet<IslandModule>): string {
    const { client } = this.snapshot;
    if (islands.size === 0 || !client) return "";
    const preload = new Set(client.chunks);
    for (const island of islands) {
      preload.add(island.script);
      for (const chunk of island.chunks) preload.add(chunk);
    }
    let tags = `<script type="module" src="${client.script}"></script>`;
    for (const chunk of preload) tags += `<link rel="modulepreload" href="${chunk}">`;
    return tags;
  }
}
