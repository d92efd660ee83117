import { options } from "preact";

/**
 * Deno compiles elements of HTML into strings. Their attributes go through Preact's `jsxAttr`, which omits
 * `false` and writes `true` without a value. For these attributes, both are values. Preact's renderer writes
 * them in the same way for elements that are not compiled.
 */
const IS_TEXT = /^(?:aria-|data-|(?:draggable|spellcheck)$)/i;

const before = options.attr;
options.attr = (name, value) =>
  typeof value === "boolean" && IS_TEXT.test(name) ? `${name}="${value}"` : before?.(name, value);
