/** An island was given a prop that JSON cannot carry. */
export class IslandPropError extends Error {
  constructor(island: string, path: string, what: string) {
    super(
      `The island ${island} was given ${what} as its prop "${path}". Its props travel to the browser as JSON: ` +
        "strings, finite numbers, booleans, null, and arrays and plain objects of those.",
    );
    this.name = "IslandPropError";
  }
}

/**
 * The props as JSON that is safe inside a script element. A member that is undefined is left out.
 * @throws {IslandPropError} naming the island and the prop's path for anything that is not plain data.
 */
export function serializeProps(island: string, props: object): string {
  requirePlain(props, "", [], island);
  return JSON.stringify(props).replace(/</g, "\\u003c");
}

function requirePlain(value: unknown, path: string, parents: object[], island: string): void {
  if (value === null) return;
  switch (typeof value) {
    case "string":
    case "boolean":
      return;
    case "number":
      if (!Number.isFinite(value)) throw new IslandPropError(island, path, String(value));
      return;
    case "object":
      return requirePlainObject(value, path, parents, island);
    case "undefined":
      throw new IslandPropError(island, path, "undefined in a list");
    default:
      throw new IslandPropError(island, path, `a ${typeof value}`);
  }
}

function requirePlainObject(value: object, path: string, parents: object[], island: string): void {
  if (parents.includes(value)) throw new IslandPropError(island, path, "an object that contains itself");
  parents.push(value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) requirePlain(value[i], `${path}[${i}]`, parents, island);
  } else {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new IslandPropError(island, path, `a ${prototype.constructor?.name || "class instance"}`);
    }
    if (Object.hasOwn(value, "constructor") && value.constructor === undefined) {
      throw new IslandPropError(island, path, "JSX");
    }
    if (Object.getOwnPropertySymbols(value).length > 0) {
      throw new IslandPropError(island, path, "an object with a symbol as its key");
    }
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) requirePlain(member, path ? `${path}.${key}` : key, parents, island);
    }
  }
  parents.pop();
}
