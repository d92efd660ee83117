/**
 * Every row of the policy, tried by a session of one factor. What is allowed is written here and not read
 * from the policy, so that a row that loses its second factor is noticed.
 */
import assert from "node:assert/strict";
import { policy } from "../../lib/site/access/policy.ts";
import { databaseTest } from "../support/database.ts";
import { fullPractice } from "./full_practice.ts";

/** The account's own pages: without them, nobody could add a second factor. */
const OWN_ACCOUNT = /^[A-Z]+ (\/api)?\/(account|auth|user|welcome)(\/|$)/;

/**
 * What else staff may do with one factor: their own hours, kinds of visits, licenses and outside calendars.
 */
const allowed: Record<"therapist" | "admin", string[]> = {
  therapist: [
    "DELETE /api/practice/calendars/:id",
    "DELETE /api/practice/credentials/:id",
    "GET /api/practice/booking-settings",
    "GET /api/practice/calendars/:id",
    "GET /api/practice/care-settings",
    "GET /api/practice/credentials",
    "GET /api/practice/credentials/:id",
    "GET /api/practice/credentials/:id/document",
    "GET /api/practice/schedule",
    "GET /api/practice/types",
    "GET /api/practice/types/:id",
    "GET /practice/credentials",
    "GET /practice/credentials/:id",
    "GET /practice/credentials/:id/document",
    "GET /practice/credentials/new",
    "GET /practice/schedule",
    "GET /practice/types",
    "GET /practice/types/:id",
    "GET /practice/types/new",
    "PATCH /api/practice/types/:id",
    "POST /api/practice/credentials",
    "POST /api/practice/types",
    "POST /practice/calendars/:id/removal",
    "POST /practice/credentials/:id",
    "POST /practice/credentials/:id/removal",
    "POST /practice/credentials/new",
    "POST /practice/types",
    "POST /practice/types/:id",
    "POST /practice/types/:id/archival",
    "POST /practice/types/new",
    "PUT /api/practice/booking-settings",
    "PUT /api/practice/care-settings",
    "PUT /api/practice/credentials/:id",
  ],
  admin: [],
};

for (const role of ["therapist", "admin"] as const) {
  databaseTest(
    `with one factor, the session of ${role} is refused all but its own account and what is listed here`,
    async ({ db }) => {
      const full = await fullPractice(db);
      const passed: string[] = [];
      for (const [route, rules] of Object.entries(policy)) {
        for (const [method, { who }] of Object.entries(rules)) {
          if (who === "everyone" || !who.includes(role)) continue;
          // Some of these end the session.
          const client = await full.app.as(full[role], { twoFactors: false });
          const response = await client.fetch(full.addressOf(route), {
            method,
            ...method === "GET" ? {} : { body: "{}", headers: { "content-type": "application/json" } },
          });
          const text = await response.text();
          const isRefused = response.status === 403 && text.includes("second_factor_needed") ||
            (response.headers.get("location") ?? "").startsWith("/account/security/second-factor");
          if (!isRefused && !OWN_ACCOUNT.test(`${method} ${route}`)) passed.push(`${method} ${route}`);
        }
      }
      assert.deepEqual(passed.toSorted(), allowed[role]);
    },
  );
}
