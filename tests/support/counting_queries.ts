import type { KyselyPlugin } from "kysely";
import type { Db } from "../../db/client.ts";

/** Returns the same database with a count of its statements and of the rows that they return. */
export function countingQueries(db: Db): { db: Db; queries: number; rows: number } {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      counted.queries++;
      counted.rows += result.rows.length;
      return Promise.resolve(result);
    },
  };
  const counted = { db: db.withPlugin(plugin) as Db, queries: 0, rows: 0 };
  return counted;
}
