import { transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Practice } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import { sayTime } from "../../shared/say_time/say_time_in.ts";
import { licenseTexts } from "./texts/license_texts.ts";

/** Days before the expiration when a warning is sent; 0 is the day itself. */
const WARNED_BEFORE = [0, 7, 30, 60];
const DAY_HOURS = 24;

/**
 * Mails therapists whose verified license expires within 60, 30 or 7 days, or has expired, once for each. A
 * license with a verified renewal is skipped. The primary key lets each warning through once, however often
 * and in however many processes this runs.
 */
export async function warnOfExpiry(practice: Practice): Promise<void> {
  const { db, now, config } = practice;
  const ending = await db.selectFrom("credentials").innerJoin("users", "users.id", "credentials.therapistId")
    .select([
      "credentials.id",
      "credentials.therapistId",
      "kind",
      "state",
      "expiresOn",
      "expiresAt",
      "users.name",
      "users.email",
      "users.locale",
    ])
    .where("credentials.status", "=", "verified")
    .where("users.status", "=", "active")
    .where("expiresAt", "<=", now().add({ hours: 60 * DAY_HOURS }))
    .where("expiresAt", ">", now().subtract({ hours: 30 * DAY_HOURS }))
    .where(({ not, exists, selectFrom }) =>
      not(exists(
        selectFrom("credentials as renewal").select("renewal.id")
          .whereRef("renewal.therapistId", "=", "credentials.therapistId")
          .whereRef("renewal.state", "=", "credentials.state")
          .whereRef("renewal.expiresAt", ">", "credentials.expiresAt")
          .where("renewal.status", "=", "verified"),
      ))
    )
    .execute();
  for (const { id, therapistId, kind, state, expiresOn, expiresAt, ...to } of ending) {
    const daysLeft = Math.ceil(now().until(expiresAt).total("hours") / DAY_HOURS);
    const daysBefore = WARNED_BEFORE.find((days) => daysLeft <= days);
    if (daysBefore === undefined) continue;
    await transaction(db, async (trx) => {
      // This warning covers the earlier ones, so that a therapist never gets three mails about one license at
      // once.
      const passed = WARNED_BEFORE.filter((days) => days >= daysBefore);
      const sent = await trx.insertInto("credentialWarnings")
        .values(passed.map((days) => ({ credentialId: id, expiresAt, daysBefore: days, sentAt: now() })))
        .onConflict((conflict) => conflict.columns(["credentialId", "expiresAt", "daysBefore"]).doNothing())
        .returning("daysBefore").execute();
      if (!sent.some((row) => row.daysBefore === daysBefore)) return;
      const texts = licenseTexts[to.locale];
      const license = { kind, state, lastDay: sayTime[to.locale].sayDay(expiresOn) };
      const letter = daysLeft <= 0 ? texts.ended(license) : texts.ending({ ...license, daysLeft });
      const mail = writeMail(config, { to, letter, path: paths.credentials() });
      await enqueueMail(trx, practice, mail, { kind: "license", userId: therapistId });
    });
  }
}
