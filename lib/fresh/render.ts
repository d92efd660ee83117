import type { ComponentChildren, FunctionComponent } from "preact";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import "./boolean_attributes.ts";
import { type Context, INTERNALS, type PageComponent, type PageProps, wrapperProps } from "./context.ts";
import { HeadItems } from "./head.ts";
import { collectIslands } from "./islands/islands.ts";
import { server } from "./server_side.ts";
import type { Site } from "./site.ts";
import type { IslandModule } from "./snapshot.ts";

/** Thrown when a render meets a promise. The render is repeated once the promise has resolved. */
class Pending {
  constructor(readonly promise: Promise<Response | null>) {}
}

/** Thrown when a component returns a response instead of markup. */
class Answered {
  constructor(readonly response: Response) {}
}

let head: HeadItems | null = null;
let site: Site | null = null;
server.addToHead = (children) => head?.add(children);
server.assetHash = (path) => (site ?? served)?.snapshot.assets.get(path)?.hash;

/** The site that `asset()` uses outside of a render: the latest one. A process usually serves only one. */
let served: Site | null = null;
export function nameServed(latest: Site): void {
  served = latest;
}

/**
 * Renders the component as a page: inside its layouts and the frame, with its head elements and the scripts
 * of its islands.
 */
export function renderPage<State>(
  ctx: Context<State>,
  component: PageComponent<PageProps<unknown, State>>,
  init: ResponseInit,
): Response | Promise<Response> {
  const { wrappers } = ctx[INTERNALS];
  let root = level(component, ctx);
  for (let i = wrappers.layouts.length - 1; i >= 0; i--) root = level(wrappers.layouts[i], ctx, root);
  root = level(wrappers.app ?? DefaultApp, ctx, root);
  return attempt(ctx[INTERNALS].site, root, init);
}

function attempt(
  of: Site,
  root: FunctionComponent,
  init: ResponseInit,
): Response | Promise<Response> {
  const outer = { head, site };
  const items = head = new HeadItems();
  site = of;
  const islands = new Set<IslandModule>();
  try {
    const html = collectIslands(islands, () => renderToString(h(root, null)));
    return htmlResponse(assemble(html, of, items, islands), init);
  } catch (thrown) {
    if (thrown instanceof Answered) return thrown.response;
    if (!(thrown instanceof Pending)) throw thrown;
    return thrown.promise.then((response) => response ?? attempt(of, root, init));
  } finally {
    ({ head, site } = outer);
  }
}

/**
 * Renders one of the nested components. A component is asynchronous if it returns a promise; its declaration
 * does not show that.
 */
function level<State>(
  // deno-lint-ignore no-explicit-any
  component: PageComponent<any>,
  ctx: Context<State>,
  inner?: FunctionComponent,
): FunctionComponent {
  let settled: { children: ComponentChildren } | undefined;
  return () => {
    if (settled) return settled.children;
    const result = component(inner ? wrapperProps(ctx, inner) : ctx);
    if (result instanceof Response) throw new Answered(result);
    if (!isPromise(result)) return result;
    throw new Pending(result.then((value) => {
      if (value instanceof Response) return value;
      settled = { children: value };
      return null;
    }));
  };
}

function isPromise(value: unknown): value is Promise<ComponentChildren | Response> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

/** Adds head elements and scripts to the end of <head>. The page's title replaces the frame's. */
function assemble(html: string, site: Site, items: HeadItems, islands: Set<IslandModule>): string {
  const end = html.indexOf("</head>");
  if (end < 0) return DOCTYPE + html;
  const added = site.headStart + items + site.scriptsFor(islands);
  const title = items.hasTitle ? html.indexOf("<title>") : -1;
  if (title < 0 || title > end) return DOCTYPE + html.slice(0, end) + added + html.slice(end);
  const titleEnd = html.indexOf("</title>", title) + "</title>".length;
  return DOCTYPE + html.slice(0, title) + html.slice(titleEnd, end) + added + html.slice(end);
}

const DOCTYPE = "<!DOCTYPE html>";

function htmlResponse(html: string, { status, headers }: ResponseInit): Response {
  const response = new Response(html, { status, headers: HTML });
  if (headers) new Headers(headers).forEach((value, name) => addHeader(response.headers, name, value));
  return response;
}

const HTML = { "content-type": "text/html; charset=utf-8" };

function addHeader(headers: Headers, name: string, value: string): void {
  if (name === "set-cookie") headers.append(name, value);
  else headers.set(name, value);
}

/** The frame of an app that has none of its own. */
function DefaultApp({ Component }: { Component: FunctionComponent }) {
  return h("html", { lang: "en" }, [
    h("head", null, [
      h("meta", { charset: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    ]),
    h("body", null, h(Component, null)),
  ]);
}
