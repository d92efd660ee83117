import type { RoutedOperation } from "../api/collect_operations.ts";
import { policy } from "../access/policy.ts";
import { whoMay } from "../access/who_may.ts";

/** A line in the list of routes. */
interface RouteLine {
  method: string;
  route: string;
  who: string;
  /** The summary in the API's declaration; "" for a page. */
  summary: string;
}

/** Returns every route and method of the access policy, in its order. */
export function listRoutes(operations: readonly RoutedOperation[]): RouteLine[] {
  return Object.entries(policy).flatMap(([route, rules]) =>
    Object.entries(rules).map(([method, rule]) => ({
      method,
      route,
      who: whoMay(rule),
      summary: operations.find((operation) => operation.route === route && operation.method === method)
        ?.summary ?? "",
    }))
  );
}
