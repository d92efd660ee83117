import type { LocaleCode } from "../../shared/codes/locales.ts";
import { en, type Frame, frame as frameEn, type Messages, type NoticeText } from "./texts/en.ts";
import { es, frame as frameEs } from "./texts/es.ts";

type Of<Kind extends keyof Messages> = Parameters<Messages[Kind]> extends [infer Params] ? Params : unknown;

/** The account events that its owner must learn of immediately; the texts define them. */
export type Notice = { [Kind in keyof Messages]: { kind: Kind } & Of<Kind> }[keyof Messages];

const messages: Record<LocaleCode, Messages> = { en, es };
const frames: Record<LocaleCode, Frame> = { en: frameEn, es: frameEs };

/** Returns a notice's text and its surrounding text, in the reader's language. */
export function noticeText(notice: Notice, locale: LocaleCode): { text: NoticeText; frame: Frame } {
  // The type above gives each kind the parameters of its own text.
  const say = messages[locale][notice.kind] as (notice: Notice) => NoticeText;
  return { text: say(notice), frame: frames[locale] };
}
