/** A node of the tree of patterns: one segment of a path. */
interface Node<T> {
  literals: Map<string, Node<T>>;
  parameter?: Node<T>;
  here?: Entry<T>;
  rest?: Entry<T>;
}

interface Entry<T> {
  names: string[];
  value: T;
}

export interface Match<T> {
  value: T;
  params: Record<string, string>;
}

const NO_PARAMS: Record<string, string> = Object.freeze({});

/**
 * Finds what is registered for a path. A path without parameters costs one look into a map; otherwise the more
 * specific pattern wins at each segment: literal, then `:name`, then `:name*` or `*` for all that is left.
 */
export class Router<T> {
  #static = new Map<string, Match<T>>();
  #root: Node<T> = { literals: new Map() };

  /** @throws when another pattern of the same shape is there. */
  add(pattern: string, value: T): void {
    if (this.#find(pattern, true)) throw new Error(`Two routes answer ${pattern}.`);
    if (!/[:*]/.test(pattern)) {
      this.#static.set(pattern, { value, params: NO_PARAMS });
    } else {
      this.#insert(pattern, value);
    }
  }

  match(pathname: string): Match<T> | null {
    return this.#static.get(pathname) ?? this.#matchPattern(pathname);
  }

  #find(pattern: string, exact: boolean): boolean {
    if (this.#static.has(pattern)) return true;
    let node: Node<T> | undefined = this.#root;
    for (const segment of pattern.slice(1).split("/")) {
      if (isRest(segment)) return exact && node.rest !== undefined;
      node = segment.startsWith(":") ? node.parameter : node.literals.get(segment);
      if (!node) return false;
    }
    return node.here !== undefined;
  }

  #insert(pattern: string, value: T): void {
    const names: string[] = [];
    let node = this.#root;
    for (const segment of pattern.slice(1).split("/")) {
      if (isRest(segment)) {
        names.push(segment === "*" ? "0" : segment.slice(1, -1));
        node.rest = { names, value };
        return;
      }
      if (segment.startsWith(":")) {
        names.push(segment.slice(1));
        node = node.parameter ??= { literals: new Map() };
      } else {
        const next: Node<T> = node.literals.get(segment) ?? { literals: new Map() };
        node.literals.set(segment, next);
        node = next;
      }
    }
    node.here = { names, value };
  }

  #matchPattern(pathname: string): Match<T> | null {
    const segments = pathname.slice(1).split("/");
    const raw: string[] = [];
    const entry = descend(this.#root, segments, 0, raw);
    if (!entry) return null;
    const params: Record<string, string> = Object.create(null);
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

/** Percent-decoded, but a %2F stays: a slash in a value must not look like one of the path. Null: malformed. */
function decode(text: string): string | null {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text.replace(/%2f/gi, (slash) => `%25${slash.slice(1)}`));
  } catch {
    return null;
  }
}
