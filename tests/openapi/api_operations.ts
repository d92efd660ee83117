import { collectOperations } from "../../lib/site/api/collect_operations.ts";

/** Every operation that the routes declare. */
export const operations = await collectOperations(new URL("../../routes/api/", import.meta.url));
