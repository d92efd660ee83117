import { type ApiHandlers, declarationsOf } from "./define_api.ts";
import type { ApiMethod, Declaration } from "./operation.ts";

/** An operation with its method and route. */
export interface RoutedOperation extends Declaration {
  method: ApiMethod;
  /** The route's pattern, such as "/api/appointments/:id". */
  route: string;
}

/** Returns every operation that a module of routes/api declares, in the order of the routes. */
export async function collectOperations(apiFolder: URL): Promise<RoutedOperation[]> {
  const operations: RoutedOperation[] = [];
  for (const path of await listRoutes(apiFolder)) {
    const { handler }: { handler?: ApiHandlers } = await import(new URL(path, apiFolder).href);
    for (const [method, declaration] of Object.entries(handler && declarationsOf(handler) || {})) {
      operations.push({ method: method as ApiMethod, route: patternOf(path), ...declaration });
    }
  }
  return operations;
}

/**
 * Returns the sorted paths of the route modules below the folder. Names that start with _ or (_ are not
 * routes.
 */
async function listRoutes(folder: URL, prefix = ""): Promise<string[]> {
  const paths: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(prefix, folder))) {
    if (/^\(?_/.test(name)) continue;
    if (isDirectory) paths.push(...await listRoutes(folder, `${prefix}${name}/`));
    else if (name.endsWith(".ts")) paths.push(prefix + name);
  }
  return paths.sort();
}

/** "appointments/[id]/index.ts" is "/api/appointments/:id". */
const patternOf = (path: string) =>
  `/api/${path}`.replace(/\.ts$/, "").replace(/\/index$/, "").replaceAll(/\[(\w+)\]/g, ":$1");
