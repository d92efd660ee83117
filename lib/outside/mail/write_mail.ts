import type { Config } from "../../config/config.ts";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Mail, MailCalendar } from "./mailer.ts";
import { en, type Messages } from "./texts/en.ts";
import { es } from "./texts/es.ts";

/** A pair such as "When" and the time. */
export type Fact = readonly [label: string, value: string];

/** A mail's recipient and their language. */
export interface MailReader {
  email: string;
  locale: LocaleCode;
  /** For the greeting. Omitted if a stranger might have chosen the name. */
  name?: string;
}

/**
 * A mail's content, in one language; the layout adds the greeting, the link's address and the sign-off. Texts
 * are plain, so that user input stays text in the HTML as well. A subject is visible on locked screens, so it
 * names no person and no health data.
 */
export interface Letter {
  subject: string;
  /** What happened, one paragraph each. */
  happened: readonly string[];
  facts?: readonly Fact[];
  /** A code to copy. */
  code?: string;
  /** What to do or expect next, one paragraph each. */
  next?: readonly string[];
  /** The link's text. */
  action: string;
  /** What to do if it was not the reader, one paragraph each. */
  ifNotYou?: readonly string[];
}

interface Link {
  label: string;
  /** One of `paths`: each link leads to the practice's own origin. */
  path: string;
}

const frames: Record<LocaleCode, Messages> = { en, es };

/**
 * Writes the letter as a mail, as text and as HTML. Every mail and notice is made here. `path`: the target of
 * its link.
 */
export function writeMail(
  { origin }: Pick<Config, "origin">,
  { to, letter, path, also = [], calendar }: {
    to: MailReader;
    letter: Letter;
    path: string;
    /** Links that are less important than the letter's own. */
    also?: readonly Link[];
    calendar?: MailCalendar;
  },
): Mail {
  const frame = frames[to.locale];
  // A line break in a subject could inject a header.
  const subject = letter.subject.replace(/\s+/g, " ");
  const { happened, facts = [], code, next = [], action, ifNotYou = [] } = letter;
  const blocks: Block[] = [
    paragraph(frame.hello(to.name)),
    ...happened.map(paragraph),
    ...(facts.length > 0 ? [{ kind: "facts" as const, facts }] : []),
    ...(code ? [{ kind: "code" as const, code }] : []),
    ...next.map(paragraph),
    ...[{ label: action, path }, ...also].map(({ label, path }) =>
      ({ kind: "link", label, href: origin + path }) as const
    ),
    ...ifNotYou.map(paragraph),
    paragraph(frame.signOff),
  ];
  const text = blocks.map(asText).join("\n\n") + "\n";
  const html = `<!doctype html>
<html lang="${to.locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body>
${blocks.map(asHtml).join("\n")}
</body></html>
`;
  return { to: to.email, subject, text, html, ...(calendar ? { calendar } : {}) };
}

type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "code"; code: string }
  | { kind: "link"; label: string; href: string }
  | { kind: "facts"; facts: readonly Fact[] };

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

function asText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return block.text;
    case "code":
      return `    ${block.code}`;
    case "link":
      return `${block.label}:\n${block.href}`;
    case "facts":
      return block.facts.map(([label, value]) => `${label}: ${value}`).join("\n");
  }
}

function asHtml(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "code":
      return `<p><strong>${escapeHtml(block.code)}</strong></p>`;
    case "link":
      return `<p><a href="${escapeHtml(block.href)}">${escapeHtml(block.label)}</a></p>`;
    case "facts":
      return `<dl>${
        block.facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`)
          .join("")
      }</dl>`;
  }
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
