import { alternativesOf, readSegment } from "./pattern.ts";

/** A node in the tree of patterns: one segment of a path. */
interface Node<T> {
  literals: Map<string, Node<T>>;
  /** Segments with both literal text and parameters, such as ":id.json", by their shape. */
  mixed?: Map<string, { matcher: RegExp; node: Node<T> }>;
  parameter?: Node<T>;
  here?: Entry<T>;
  rest?: Entry<T>;
}

interface Entry<T> {
  names: string[];
  /** Optional parameters that this path omits. Their value is "". */
  absent: string[];
  value: T;
}

interface Match<T> {
  value: T;
  params: Record<string, string>;
}

/**
 * Finds the value of a path. A path without parameters needs one map lookup. Otherwise, the more specific
 * pattern wins at each segment: literal, `:name.json`, `:name`, then `:name*` or `*` for the rest.
 * `{/:name}?` is optional.
 */
export class Router<T> {
  #shapes = new Set<string>();
  #static = new Map<string, Match<T>>();
  #root: Node<T> = { literals: new Map() };

  /** @throws if another pattern of the same shape exists. */
  add(pattern: string, value: T): void {
    const alternatives = new Map(
      alternativesOf(pattern).reverse().map((each) => [shapeOf(each), each] as const),
    );
    const all = namesIn(pattern);
    for (const [shape, each] of alternatives) {
      if (this.#shapes.has(shape)) throw new Error(`Two routes answer ${pattern}.`);
      this.#shapes.add(shape);
      const names = namesIn(each);
      const absent = all.filter((name) => !names.includes(name));
      if (shape === each) this.#static.set(each, { value, params: Object.freeze(paramsOf(absent)) });
      else this.#insert(each, { names, absent, value });
    }
  }

  match(pathname: string): Match<T> | null {
    return this.#static.get(pathname) ?? this.#matchPattern(pathname);
  }

  #insert(pattern: string, entry: Entry<T>): void {
    let node = this.#root;
    for (const segment of pattern.slice(1).split("/")) {
      if (isRest(segment)) {
        node.rest = entry;
        return;
      }
      const { names, matcher } = readSegment(segment);
      if (matcher) {
        const shape = shapeOf(segment);
        node.mixed ??= new Map();
        const known = node.mixed.get(shape) ?? { matcher, node: { literals: new Map() } };
        node.mixed.set(shape, known);
        node = known.node;
      } else if (names.length > 0) {
        node = node.parameter ??= { literals: new Map() };
      } else {
        const next: Node<T> = node.literals.get(segment) ?? { literals: new Map() };
        node.literals.set(segment, next);
        node = next;
      }
    }
    node.here = entry;
  }

  #matchPattern(pathname: string): Match<T> | null {
    const segments = pathname.slice(1).split("/");
    const raw: string[] = [];
    const entry = descend(this.#root, segments, 0, raw);
    if (!entry) return null;
    const params = paramsOf(entry.absent);
    for (let i = 0; i < entry.names.length; i++) {
      const decoded = decode(raw[i]);
      if (decoded === null) return null;
      params[entry.names[i]] = decoded;
    }
    return { value: entry.value, params };
  }
}

function descend<T>(node: Node<T>, segments: string[], at: number, raw: string[]): Entry<T> | null {
  if (at === segments.length) return node.here ?? null;
  const segment = segments[at];
  const literal = node.literals.get(segment);
  const found = literal && descend(literal, segments, at + 1, raw);
  if (found) return found;
  for (const { matcher, node: next } of node.mixed?.values() ?? []) {
    const values = matcher.exec(segment);
    if (!values) continue;
    const before = raw.length;
    raw.push(...values.slice(1));
    const below = descend(next, segments, at + 1, raw);
    if (below) return below;
    raw.length = before;
  }
  if (node.parameter && segment !== "") {
    raw.push(segment);
    const below = descend(node.parameter, segments, at + 1, raw);
    if (below) return below;
    raw.pop();
  }
  if (!node.rest) return null;
  raw.push(segments.slice(at).join("/"));
  return node.rest;
}

const isRest = (segment: string) => segment === "*" || (segment.startsWith(":") && segment.endsWith("*"));

const namesIn = (pattern: string) =>
  alternativesOf(pattern)[0].split("/").flatMap((segment) =>
    segment === "*" ? "0" : readSegment(segment).names
  );

/** Returns the pattern without its parameters' names. Two patterns of one shape match the same paths. */
const shapeOf = (pattern: string) =>
  pattern.split("/").map((segment) => {
    if (isRest(segment)) return "*";
    return readSegment(segment).names.reduce((shape, name) => shape.replace(`:${name}`, ":"), segment);
  }).join("/");

function paramsOf(absent: readonly string[]): Record<string, string> {
  const params: Record<string, string> = Object.create(null);
  for (const name of absent) params[name] = "";
  return params;
}

/**
 * Decodes percent-encoding, except for %2F: a slash in a value must not look like a slash of the path.
 * Returns null if malformed.
 */
function decode(text: string): string | null {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text.replace(/%2f/gi, (slash) => `%25${slash.slice(1)}`));
  } catch {
    return null;
  }
}
