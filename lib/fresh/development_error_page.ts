import type { Site } from "./site.ts";

/** Renders an error with its stack and the source lines around it. For development only. */
export function developmentErrorPage(error: unknown, site: Site): Response {
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  const title = stack.split("\n", 1)[0];
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>` +
    `${site.headStart}</head><body><h1>${escape(title)}</h1><pre>${escape(excerpt(stack))}</pre>` +
    `<pre>${escape(stack)}</pre></body></html>`;
  return new Response(html, { status: 500, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Returns the lines around the first place in the stack that is in the project's own files. */
function excerpt(stack: string): string {
  for (const [, address, line] of stack.matchAll(/\(?(file:\/\/[^\s()]+?):(\d+):\d+\)?$/gm)) {
    if (address.includes("/node_modules/")) continue;
    const at = Number(line);
    const lines = readLines(address);
    if (at > lines.length) continue;
    const from = Math.max(0, at - 4);
    const shown = lines.slice(from, at + 3).map((text, i) => {
      const number = from + i + 1;
      return `${number === at ? ">" : " "} ${String(number).padStart(4)}  ${text}`;
    });
    return [`${new URL(address).pathname}:${line}`, "", ...shown].join("\n");
  }
  return "";
}

function readLines(address: string): string[] {
  try {
    return Deno.readTextFileSync(new URL(address)).split("\n");
  } catch {
    return [];
  }
}

const escape = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
