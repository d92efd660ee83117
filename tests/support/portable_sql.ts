interface PortabilityRule {
  pattern: RegExp;
  sentence: string;
}

/** What CockroachDB (24 to 26) lacks or handles differently, each with a replacement. */
const rules: PortabilityRule[] = [
  [/\bexclude\s+using\b/, "CockroachDB has no exclusion constraints; use rows with a primary key."],
  [
    /\b(int4|int8|num|ts|tstz|date)(multi)?range\b/,
    "CockroachDB has no range types; use two columns and a CHECK.",
  ],
  [/\bdeferrable\b/, "CockroachDB has no deferrable constraints."],
  [
    /\b(listen|notify|unlisten)\s+\w+\s*(,|;|$)|\bpg_notify\b/,
    "CockroachDB has no LISTEN and NOTIFY; publish elsewhere.",
  ],
  [/\bmerge\s+into\b/, "CockroachDB has no MERGE; use INSERT … ON CONFLICT."],
  [/\block\s+table\b/, "CockroachDB has no LOCK TABLE."],
  [/\bgrouping\s+sets\b|\brollup\s*\(|\bcube\s*\(/, "CockroachDB has no GROUPING SETS; use several queries."],
  [/\btablesample\b/, "CockroachDB has no TABLESAMPLE."],
  [/\bnulls\s+not\s+distinct\b/, "CockroachDB has no NULLS NOT DISTINCT."],
  [/\bcreate\s+domain\b/, "CockroachDB has no domains; use CHECK."],
  [/\bpg_(try_)?advisory/, "CockroachDB has no session advisory locks; use a lease row."],
  [
    /\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/,
    "CockroachDB's triggers differ; use application code.",
  ],
  [/\bcitext\b/, "CockroachDB has citext lately and in part; store a lower-case column."],
  [/\bcreate\s+extension\b/, "CockroachDB refuses most extensions."],
  [/\bcreate\s+type\b.*\bas\s+enum\b/, "CockroachDB changes enums asynchronously; use text and a CHECK."],
  [
    /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/,
    "CockroachDB changes column types only in part; add, backfill and swap.",
  ],
  [/\b(small|big)?serial[248]?\b/, "CockroachDB's SERIAL differs; use a uuid made by the application."],
  [/\bint(eger)?\b(?!\s*\()/, "INT is eight bytes on CockroachDB; write int4 or int8."],
  [/\bon\s+conflict\s*\([^)]*\(/, "CockroachDB knows ON CONFLICT with columns only, no expressions."],
  [
    /\bon\s+conflict\s+on\s+constraint\b/,
    "Name the columns in ON CONFLICT; CockroachDB knows no constraint's name before 24.",
  ],
  [/\bnulls\s+(first|last)\b/, "CockroachDB sorts nulls otherwise; sort by columns that are NOT NULL."],
  [
    /\bwebsearch_to_tsquery\b|\bsetweight\b/,
    "CockroachDB lacks this text search function; use plainto_tsquery.",
  ],
  [
    /\b(any|all)\s*\(\s*\$\d+\s*\)/,
    "CockroachDB cannot infer this array's type; cast it: = ANY($1::uuid[]).",
  ],
  [
    /\bselect\s+\$\d+(?!\s*::|\d)/,
    "CockroachDB cannot infer a bare placeholder's type; cast it: SELECT $1::text.",
  ],
  [/\b(then|else)\s+\$\d+(?!\s*::|\d)/, "CockroachDB cannot infer a placeholder's type in CASE; cast it."],
  [/'-?infinity'/, "CockroachDB turns infinity into the least or greatest value; use a nullable column."],
  [
    /\busing\s+hash\b|\bstoring\s*\(|^\s*upsert\b/,
    "Only CockroachDB has this; write what PostgreSQL has as well.",
  ],
  [/\bsavepoint\s+cockroach_restart\b/, "This savepoint's name is special on CockroachDB."],
  [
    /\(\s*(with\b.*)?\b(insert\s+into|update\s+\S+\s+set|delete\s+from)\b.*\bfrom\s*\(\s*with\b/,
    "CockroachDB writes in CTEs at the top level only.",
  ],
  [
    /\bgenerated\s+(always|by\s+default)\s+as\s+identity\b/,
    "Identity columns are sequential keys; use a uuid made by the application.",
  ],
  [
    /[\w)]\s*(?<!\/)\/(?![/*])\s*\d+\b(?!\.)/,
    "Dividing integers gives a decimal on CockroachDB; divide in the application.",
  ],
].map(([pattern, sentence]) => ({
  pattern: new RegExp(pattern as RegExp, "is"),
  sentence: sentence as string,
}));

/**
 * Several statements in one string run as one batch, in which each of CockroachDB's DDL statements commits by
 * itself.
 */
const STATEMENT_END = /;\s*\S/;

/**
 * Returns one sentence for each part of the statement that CockroachDB lacks or interprets differently from
 * PostgreSQL; empty if both run it alike. It inspects the text without a parser, so it can miss what it does
 * not know.
 */
export function portabilityProblems(statement: string): string[] {
  const text = withoutTextAndComments(statement);
  const problems = rules.filter(({ pattern }) => pattern.test(text)).map(({ sentence }) => sentence);
  if (STATEMENT_END.test(text)) {
    problems.push("Run one statement at a time: CockroachDB commits each DDL by itself.");
  }
  return problems;
}

/** Removes quoted text and comments, which are not grammar; only 'infinity' is kept. */
function withoutTextAndComments(statement: string): string {
  return statement
    .replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, " ")
    .replaceAll(/'(?:[^']|'')*'/g, (quoted) => /^'-?infinity'$/i.test(quoted) ? quoted : "''");
}
