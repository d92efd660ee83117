import type { RoutedOperation } from "../api/collect_operations.ts";
import { policy } from "../access/policy.ts";
import { whoMay } from "../access/who_may.ts";

/** What one line of the list of routes says. */
interface RouteLine {
  method: string;
  route: string;
  who: string;
  /** What the API's declaration says that it does; "" for a page. */
  summary: string;
}

/** Every route and method of the access policy, in its order. */
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
