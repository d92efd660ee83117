import type { LocaleCode } from "../../shared/codes/locales.ts";
import { englishNotice } from "./english_notice.ts";
import { spanishNotice } from "./spanish_notice.ts";

/** What can happen to an account that its owner should hear of at once. */
export type Notice =
  | { kind: "new_browser"; userAgent: string }
  | { kind: "second_factor_guessed" }
  | { kind: "password_changed" }
  | { kind: "password_reset" }
  | { kind: "authenticator_added" }
  | { kind: "authenticator_removed" }
  | { kind: "recovery_codes_made" }
  | { kind: "recovery_code_used"; left: number }
  | { kind: "passkey_added" }
  | { kind: "passkey_removed" }
  | { kind: "passkey_copied"; name: string }
  | { kind: "provider_linked"; provider: string }
  | { kind: "provider_unlinked"; provider: string }
  | { kind: "email_change_asked" }
  | { kind: "email_changed" }
  | { kind: "account_deleted" };

export interface NoticeText {
  subject: string;
  /** What happened, in a sentence. */
  happened: string;
  /** What to do if it was somebody else. */
  otherwise: string;
}

/** What stands around it, the same in every notice. */
interface NoticeFrame {
  when: string;
  nothingToDo: string;
  link: string;
}

/** The words of notices by the reader's language. */
export const noticeTexts: Record<LocaleCode, NoticeFrame & { of(notice: Notice): NoticeText }> = {
  en: {
    when: "When",
    nothingToDo: "If it was you, there is nothing to do.",
    link: "Security of your account",
    of: englishNotice,
  },
  es: {
    when: "Cuándo",
    nothingToDo: "Si fue usted, no tiene que hacer nada.",
    link: "Seguridad de su cuenta",
    of: spanishNotice,
  },
};
