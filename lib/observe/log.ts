/** The data of an event. Never a name, an address or a body: only IDs, counts and codes. */
export type Fields = Record<string, unknown>;

/**
 * Structured events, one JSON object per line. `event` is a constant in snake_case, so that it can be
 * searched.
 */
export interface Log {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

type Level = keyof Log;

const toConsole = (level: Level, line: string) => level === "error" ? console.error(line) : console.log(line);

/** Opens a log that writes to the console: errors to stderr, the rest to stdout. */
export function openLog(
  write: (level: Level, line: string) => void = toConsole,
  now: () => Temporal.Instant = () => Temporal.Now.instant(),
): Log {
  const at = (level: Level) => (event: string, fields: Fields = {}) =>
    write(level, logLine(now(), level, event, fields));
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** Returns the line. Whatever the fields hold, it is one line of JSON, and logging never throws. */
export function logLine(time: Temporal.Instant, level: Level, event: string, fields: Fields): string {
  const head = { time: time.toString({ smallestUnit: "millisecond" }), level, event };
  try {
    return JSON.stringify({ ...head, ...describeErrors(fields) });
  } catch {
    return JSON.stringify({ ...head, unloggable: Object.keys(fields) });
  }
}

function describeErrors(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? describe(value) : value]),
  );
}

/**
 * Returns only what identifies the place and the kind of failure. A database error's `detail`, `where` and
 * parameters are omitted, because they quote rows.
 */
function describe(error: Error, depth = 0): Fields {
  const described: Fields = { name: error.name, message: error.message, stack: error.stack };
  if ("code" in error && (typeof error.code === "string" || typeof error.code === "number")) {
    described.code = error.code;
  }
  if (error.cause instanceof Error && depth < 3) described.cause = describe(error.cause, depth + 1);
  return described;
}
