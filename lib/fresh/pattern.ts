/**
 * Returns the pattern of a file in routes/: "a/(group)/[id]/[...rest].tsx" is "/a/:id/:rest*", and
 * "a/[[id]].tsx" is "/a{/:id}?". @throws {SyntaxError} if brackets do not form a parameter.
 */
export function patternOf(path: string): string {
  const segments = path.replace(/\.tsx?$/, "").split("/");
  if (segments.at(-1) === "index") segments.pop();
  const parts = segments.filter((segment) => segment !== "" && !/^\(.*\)$/.test(segment))
    .map((segment, i, { length }) => partOf(segment, i === length - 1, path));
  const pattern = parts.join("") || "/";
  // Without its optional parts, the path must still start with a slash.
  return parts.every((part) => part.startsWith("{")) ? pattern.replace("{/", "/{") : pattern;
}

function partOf(segment: string, isLast: boolean, path: string): string {
  const refuse = (why: string) => new SyntaxError(`routes/${path}: ${why}`);
  const [, rest] = /^\[\.\.\.([^[\]]*)\]$/.exec(segment) ?? [];
  if (rest && !isLast) throw refuse(`${segment} takes all that is left of a path. Nothing can follow it.`);
  const [, optional] = /^\[\[([^[\]]*)\]\]$/.exec(segment) ?? [];
  const text = rest ? `[${rest}]` : optional ? `[${optional}]` : segment;
  if (text.includes("][")) throw refuse(`two parameters in ${segment} need a character between them.`);
  const part = text.replace(/\[([^[\]]*)\]/g, (_, name) => {
    if (NAME.test(name)) return `:${name}`;
    throw refuse(`"${name}" cannot name a parameter. Letters, digits and _ can, with no digit first.`);
  });
  if (/[[\]]/.test(part)) throw refuse(`${segment} is no parameter. [id], [[id]] and [...rest] are.`);
  return optional ? `{/${part}}?` : rest ? `/${part}*` : `/${part}`;
}

const NAME = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Returns the pattern with and without each of its optional parts, the longest first. */
export function alternativesOf(pattern: string): string[] {
  const [whole, part] = /\{([^{}]*)\}\?/.exec(pattern) ?? [];
  if (whole === undefined) return [pattern.replace("//", "/") || "/"];
  return [part, ""].flatMap((instead) => alternativesOf(pattern.replace(whole, () => instead)));
}

/** Returns the pattern without its optional parts. Middlewares are matched against this. */
export const withoutOptional = (pattern: string) => pattern.replace(/\{[^{}]*\}\?/g, "") || "/";

/**
 * Returns a segment's parameters. `matcher` finds their values if literal text is next to them, as in
 * ":id.json".
 */
export function readSegment(segment: string): { names: string[]; matcher: RegExp | null } {
  const parts = segment.split(/:([\p{ID_Start}_$][\p{ID_Continue}$]*)/u);
  const names = parts.filter((_, i) => i % 2 === 1);
  const literals = parts.filter((_, i) => i % 2 === 0);
  if (literals.every((text) => text === "") || names.length === 0) return { names, matcher: null };
  return { names, matcher: new RegExp(`^${literals.map(escape).join("(.+?)")}$`, "s") };
}

const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
