/** An island was given a prop that JSON cannot carry. */
class IslandPropError extends Error {
  constructor(island: string, path: string, what: string) {
    super(
      `The island ${island} was given ${what} as its prop "${path}". Its props travel to the browser as JSON: ` +
        "strings, finite numbers, booleans, null, and arrays and plain objects of those.",
    );
    this.name = "IslandPropError";
  }
}

/** Deeper data than this is taken to contain itself. */
const DEEPEST = 100;

/**
 * The props as JSON that is safe inside a script element. A member that is undefined is left out.
 * @throws {IslandPropError} naming the island and the prop's path for anything that is not plain data.
 */
export function serializeProps(island: string, props: object): string {
  const trouble = findTrouble(props, 0);
  if (trouble) throw new IslandPropError(island, pathOf(trouble.keys), trouble.what);
  return JSON.stringify(props).replaceAll("<", "\\u003c");
}

/** What is not plain data, and the keys that lead to it, the innermost first. */
interface Trouble {
  what: string;
  keys: (string | number)[];
}

/** Runs for each value of each island of each page: it allocates nothing as long as all is well. */
function findTrouble(value: unknown, depth: number): Trouble | null {
  switch (typeof value) {
    case "string":
    case "boolean":
      return null;
    case "number":
      return value - value === 0 ? null : { what: String(value), keys: [] };
    case "object":
      if (value === null) return null;
      if (depth > DEEPEST) return { what: "an object that contains itself", keys: [] };
      return Array.isArray(value) ? findInArray(value, depth) : findInObject(value, depth);
    default:
      return { what: value === undefined ? "undefined" : `a ${typeof value}`, keys: [] };
  }
}

function findInArray(values: readonly unknown[], depth: number): Trouble | null {
  for (let i = 0; i < values.length; i++) {
    const trouble = findTrouble(values[i], depth + 1);
    if (trouble) return within(i, trouble);
  }
  return null;
}

function findInObject(value: object, depth: number): Trouble | null {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    return { what: `a ${value.constructor?.name || "class instance"}`, keys: [] };
  }
  // Preact marks its elements so, as JSON cannot say it.
  if (value.constructor === undefined && prototype !== null) return { what: "JSX", keys: [] };
  const members = value as Record<string, unknown>;
  for (const key in members) {
    const member = members[key];
    const trouble = member === undefined ? null : findTrouble(member, depth + 1);
    if (trouble) return within(key, trouble);
  }
  return null;
}

function within(key: string | number, { what, keys }: Trouble): Trouble {
  return { what, keys: [...keys, key] };
}

function pathOf(keys: readonly (string | number)[]): string {
  // A path through data that contains itself has no end: its beginning says enough.
  const [first, ...rest] = keys.toReversed().slice(0, 8);
  return rest.reduce<string>(
    (path, key) => path + (typeof key === "number" ? `[${key}]` : `.${key}`),
    String(first),
  );
}
