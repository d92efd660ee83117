/** An island got a prop that JSON cannot represent. */
class IslandPropError extends Error {
  constructor(island: string, path: string, what: string) {
    super(
      `The island ${island} was given ${what} as its prop "${path}". Its props travel to the browser as JSON: ` +
        "strings, finite numbers, booleans, null, and arrays and plain objects of those.",
    );
    this.name = "IslandPropError";
  }
}

/** Data that is nested deeper than this is assumed to contain itself. */
const DEEPEST = 100;

/**
 * Returns the props as JSON that is safe inside a script element. Undefined members are omitted.
 * @throws {IslandPropError} with the island and the prop's path if something is not plain data.
 */
export function serializeProps(island: string, props: object): string {
  const trouble = findTrouble(props, 0);
  if (trouble) throw new IslandPropError(island, pathOf(trouble.keys), trouble.what);
  return JSON.stringify(props).replaceAll("<", "\\u003c");
}

/** A value that is not plain data, and the keys that lead to it, the innermost first. */
interface Trouble {
  what: string;
  keys: (string | number)[];
}

/**
 * Returns the first value that is not plain data. It runs for each value of each island of each page, so it
 * allocates nothing if all values are valid.
 */
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
  // Preact marks its elements with this member, because JSON cannot express it.
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
  // The path through data that contains itself is endless, so only its start is shown.
  const [first, ...rest] = keys.toReversed().slice(0, 8);
  return rest.reduce<string>(
    (path, key) => path + (typeof key === "number" ? `[${key}]` : `.${key}`),
    String(first),
  );
}
