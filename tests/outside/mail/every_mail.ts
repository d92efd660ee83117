import type { Notice } from "../../../lib/auth/notices/notices.ts";
import { noticeMail } from "../../../lib/auth/notices/notify_owner.ts";
import type { Messages as NoticeMessages } from "../../../lib/auth/notices/texts/en.ts";
import { accountTexts } from "../../../lib/auth/texts/account_texts.ts";
import type { Messages as AccountMessages } from "../../../lib/auth/texts/en.ts";
import { readConfig } from "../../../lib/config/config.ts";
import type { Mail } from "../../../lib/outside/mail/mailer.ts";
import { type Letter, writeMail } from "../../../lib/outside/mail/write_mail.ts";
import { careTexts } from "../../../lib/people/care/texts/care_texts.ts";
import type { Messages as CareMessages } from "../../../lib/people/care/texts/en.ts";
import type { Messages as LicenseMessages } from "../../../lib/people/credentials/texts/en.ts";
import { calendarTexts } from "../../../lib/scheduling/calendars/import/texts/calendar_texts.ts";
import { licenseTexts } from "../../../lib/people/credentials/texts/license_texts.ts";
import type { Messages as MeasureMessages } from "../../../lib/records/measures/texts/en.ts";
import { measureTexts } from "../../../lib/records/measures/texts/measure_texts.ts";
import type { LocaleCode } from "../../../lib/shared/codes/locales.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { sayTime } from "../../../lib/shared/say_time/say_time_in.ts";
import { everyVisitMail } from "./every_visit_mail.ts";
import { names, now } from "./mail_people.ts";

/** The parameters of each text, in order. A text without samples is a type error. */
type Samples<Messages extends Record<string, (...params: never[]) => unknown>> = {
  [Name in keyof Messages]: Parameters<Messages[Name]>[];
};

const { patient: other, therapist } = names;
const license = { kind: "clinical-social-worker", state: "NY" };
const byReason = [
  [{ ...license, reason: "" }],
  [{ kind: "psychiatric-nurse", state: "NC", reason: "2026" }],
] satisfies Parameters<LicenseMessages["verify"]>[];

const care: Samples<CareMessages> = {
  request: [[{ name: other }]],
  waitlisted: [[{ name: other }]],
  accepted: [[{ name: therapist }]],
  declined: [[{ name: therapist }]],
  ended: [[{ name: therapist }], [{ name: other }]],
  left: [[{ name: therapist }]],
};
const licenses = (locale: LocaleCode): Samples<LicenseMessages> => {
  const lastDay = sayTime[locale].sayDay(Temporal.PlainDate.from("2026-12-31"));
  return {
    verify: byReason,
    ask_more: byReason,
    refuse: byReason,
    ending: [1, 60].map((daysLeft) => [{ ...license, lastDay, daysLeft }]),
    ended: [[{ ...license, lastDay }]],
  };
};
const measures: Samples<MeasureMessages> = {
  asked: [[{ name: therapist, repeats: "once" }], [{ name: therapist, repeats: "before_visits" }]],
  flag: [[]],
};
const account: Samples<AccountMessages> = {
  signUp: [[{ code: "123456" }]],
  addressTaken: [[]],
  reset: [[]],
  noAccount: [[]],
  newAddress: [[]],
  addressInUse: [[]],
};
const notices: Samples<NoticeMessages> = {
  new_browser: [
    [{ userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0" }],
    [{ userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1" }],
    [{ userAgent: "curl" }],
  ],
  second_factor_guessed: [[]],
  password_changed: [[]],
  password_reset: [[]],
  authenticator_added: [[]],
  authenticator_removed: [[]],
  recovery_codes_made: [[]],
  recovery_code_used: [[{ left: 1 }], [{ left: 4 }]],
  passkey_added: [[]],
  passkey_removed: [[]],
  passkey_copied: [[{ name: "iPhone" }]],
  provider_linked: [[{ provider: "Google" }]],
  provider_unlinked: [[{ provider: "Zoom" }]],
  email_change_asked: [[]],
  email_changed: [[]],
  account_deleted: [[]],
};

const config = readConfig({});

/** Returns every mail that Bloom can write in the language, each with the name of its text. */
export function everyMail(locale: LocaleCode): { name: string; mail: Mail }[] {
  const to = { email: "reader@mail.example", locale, name: names.reader };
  const stranger = { email: to.email, locale };
  const write =
    (reader: typeof stranger, path: string) => ({ name, letter }: { name: string; letter: Letter }) => ({
      name,
      mail: writeMail(config, { to: reader, letter, path }),
    });
  return [
    ...lettersOf("care", careTexts[locale], care).map(write(to, paths.care())),
    ...lettersOf("license", licenseTexts[locale], licenses(locale)).map(write(to, paths.credentials())),
    ...lettersOf("calendar", calendarTexts[locale], { shrunk: [[{ from: 40, to: 0 }]] }).map(
      write(to, paths.importedCalendars()),
    ),
    ...lettersOf("measures", measureTexts[locale], measures).map(write(to, paths.measures())),
    ...lettersOf("account", accountTexts[locale], account).map(write(stranger, paths.signIn())),
    ...Object.entries(notices).flatMap(([kind, samples]) =>
      samples.map(([params]) => ({
        name: `notice.${kind}`,
        mail: noticeMail({ config, now: () => now }, { ...stranger, timeZone: "America/Denver" }, {
          kind,
          ...params,
        } as Notice),
      }))
    ),
    ...everyVisitMail(config, locale),
  ];
}

/** Returns a letter for each sample of each text. */
function lettersOf<Messages extends Record<string, (...params: never[]) => Letter>>(
  about: string,
  messages: Messages,
  samples: Samples<Messages>,
): { name: string; letter: Letter }[] {
  return (Object.keys(samples) as (keyof Messages & string)[]).flatMap((name) =>
    samples[name].map((params) => ({ name: `${about}.${name}`, letter: messages[name](...params) }))
  );
}
