/** `deno task routes`: every route with its method, who may call it, and what it does. */
import { listRoutes } from "../site/openapi/list_routes.ts";
import { collectOperations } from "../site/api/collect_operations.ts";

const lines = listRoutes(await collectOperations(new URL("../../routes/api/", import.meta.url)))
  .map(({ method, route, who, summary }) => [method, route, who, summary]);
const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column].length)));
for (const line of lines) {
  console.log(line.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
}
