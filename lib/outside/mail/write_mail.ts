import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Mail, MailCalendar } from "./mailer.ts";

/** A part of a letter. Texts are plain: whatever a person typed into a name stays text in the HTML as well. */
type Block =
  | { kind: "paragraph"; text: string }
  /** A code to read off and type in. */
  | { kind: "code"; code: string }
  | { kind: "link"; label: string; href: string }
  /** Pairs such as "When" and the time. */
  | { kind: "facts"; facts: readonly (readonly [label: string, value: string])[] };

/** Whom a mail goes to, and in which language. */
export interface MailReader {
  email: string;
  locale: LocaleCode;
}

/** A mail in the usual shape, as somebody's language has it: what there is to say, facts if there are any, and a link. */
export interface Letter {
  subject: string;
  paragraphs: readonly string[];
  facts?: readonly (readonly [label: string, value: string])[];
  /** What stands after the facts. */
  further?: readonly string[];
  /** What the link says. */
  link: string;
}

/** The letter to this reader, with where its link leads. */
export function writeLetter({ email, locale }: MailReader, letter: Letter, href: string): Mail {
  const { subject, paragraphs, facts = [], further = [], link } = letter;
  const blocks: Block[] = [
    ...paragraphs.map(paragraph),
    ...(facts.length > 0 ? [{ kind: "facts" as const, facts }] : []),
    ...further.map(paragraph),
    { kind: "link", label: link, href },
  ];
  return writeMail({ to: email, language: locale, subject, blocks });
}

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** The mail that says the blocks one below the other, as text and as HTML. */
export function writeMail(
  { to, subject, blocks, calendar, language = "en" }: {
    to: string;
    subject: string;
    blocks: readonly Block[];
    calendar?: MailCalendar;
    /** The language that all of it is in (BCP 47). Default: English. */
    language?: string;
  },
): Mail {
  const text = [...blocks.map(asText), SIGNATURE].join("\n\n") + "\n";
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body>
${blocks.map(asHtml).join("\n")}
<p>${SIGNATURE}</p>
</body></html>
`;
  // A line break in a subject would begin a header of the writer's choice.
  return { to, subject: subject.replace(/\s+/g, " "), text, html, ...(calendar ? { calendar } : {}) };
}

const SIGNATURE = "Bloom";

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
