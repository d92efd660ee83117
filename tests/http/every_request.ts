import type { User } from "../../db/schema/accounts.ts";
import { bodyOf, formsOf } from "../support/page_forms.ts";
import type { FullPractice } from "./full_practice.ts";

const scheduleWithoutHours = {
  timeZone: "America/Denver",
  slotMinutes: 50,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  noticeMinutes: 1440,
  horizonDays: 60,
  hours: [],
  timeOff: [],
  version: 1,
};

/** Bodies of the JSON API that are valid, or conflict with what is stored. */
const bodies = (full: FullPractice): Record<string, unknown[]> => {
  const startsAt = full.secretVisit.toString();
  const visit = { therapistId: full.therapist.id, startsAt };
  const answer = [{ decision: "accept" }, { decision: "decline", reason: "Full." }];
  return {
    "PUT /api/practice/schedule": [scheduleWithoutHours, { ...scheduleWithoutHours, version: 99 }],
    "POST /api/practice/calendars": [{ name: "Home", address: "https://calendar.example/a.ics" }],
    "PUT /api/practice/care-settings": [{ accepting: "yes", firstVisitOpen: true }],
    "PUT /api/practice/booking-settings": [{ bookingMode: "request" }],
    "POST /api/appointments": [visit],
    "POST /api/appointments/plans": [{ ...visit, repeat: { every: "week", count: 2 } }],
    "POST /api/appointments/series": [{ ...visit, patientIds: [full.patient.id] }],
    "POST /api/appointments/:id/reschedule": [{ startsAt }],
    "POST /api/appointments/:id/series/reschedule": [{ startsAt, scope: "all" }],
    "POST /api/appointments/:id/cancellation": [{ reason: "" }],
    "POST /api/appointments/:id/series/cancellation": [{ reason: "" }],
    "POST /api/appointments/:id/settlement": [{ settlement: "confirm" }],
    "POST /api/appointments/:id/patients": [{ do: "add", patientId: full.patient.id }],
    "POST /api/care/:id/answer": answer,
    "POST /api/care/:id/end": [{ cancelVisits: false }],
    "POST /api/admin/credentials/:id/review": [
      { version: 1, decision: "refuse", reason: "No." },
      { version: 9, decision: "verify" },
    ],
    "POST /api/practice/patients/:id/measures": [{ instrument: "gad7", repeats: "once" }],
    "POST /api/practice/patients/:id/notes": [{ text: "Well." }],
    "PUT /api/practice/notes/:id": [{ version: 1, text: "Well." }, { version: 9, text: "Well." }],
    "POST /api/practice/notes/:id/signature": [{ version: 1 }, { version: 9 }],
    "PUT /api/practice/psychotherapy-notes/:id": [{ version: 9, text: "Well." }],
    "PATCH /api/user/profile": [{ timeZone: "America/Denver" }],
    "PUT /api/user/reminders": [{ minutesBefore: [60] }],
  };
};

/** Forms whose page does not show them, or that conflict with what is stored. */
const forms = (full: FullPractice): Record<string, Record<string, string>[]> => ({
  "POST /practice/schedule": ["save", "preview", "add-hours:1"].map((action) => ({
    action,
    version: "1",
    timeZone: "America/Denver",
    slotMinutes: "50",
    bufferBeforeMinutes: "0",
    bufferAfterMinutes: "10",
    noticeHours: "24",
    horizonDays: "60",
  })),
  "POST /practice/requests": [{ accepting: "maybe" }, { accepting: "yes" }],
  "POST /practice/calendars": [{ address: "nowhere" }, { address: "https://calendar.example/b.ics" }],
  "POST /practice/appointments/new": [{
    patient: full.patient.id,
    day: full.secretVisit.toZonedDateTimeISO("America/Denver").toPlainDate().toString(),
    time: "10:00",
    key: "a-key-for-the-test",
  }],
  "POST /appointments/:id/reschedule": [{ startsAt: full.secretVisit.toString() }],
  "POST /appointments/:id/settlement": [{ settlement: "confirm" }],
  "POST /practice/requests/:id": [{ decision: "accept" }],
});

interface Ask {
  what: string;
  path: string;
  init: RequestInit;
}

/** Yields every request: each address and method, with no body, a broken one and fitting ones. */
export async function* everyRequest(
  full: FullPractice,
  of: User,
  wanted: (method: string) => boolean = () => true,
): AsyncGenerator<Ask> {
  const served = full.app.routes().filter(({ pattern }) => pattern !== "/sign-out");
  const [json, fields] = [bodies(full), forms(full)];
  const reader = await full.app.as(of);
  for (const { pattern, methods } of served) {
    const path = full.addressOf(pattern);
    for (const method of methods.filter((each) => each !== "HEAD" && each !== "OPTIONS" && wanted(each))) {
      const ask = (body?: BodyInit, headers: Record<string, string> = {}) => ({
        what: `${method} ${pattern}`,
        path,
        init: { method, body, headers: { "idempotency-key": crypto.randomUUID(), ...headers } },
      });
      yield ask();
      if (method === "GET") continue;
      if (pattern.startsWith("/api/")) {
        for (const body of [{}, { version: "x" }, ...json[`${method} ${pattern}`] ?? []]) {
          yield ask(JSON.stringify(body), { "content-type": "application/json" });
        }
        continue;
      }
      yield ask(new URLSearchParams({ a: "b" }));
      for (const given of fields[`${method} ${pattern}`] ?? []) yield ask(new URLSearchParams(given));
      const page = await reader.fetch(path);
      if (page.status !== 200 || !page.headers.get("content-type")?.startsWith("text/html")) {
        await page.body?.cancel();
        continue;
      }
      for (const form of formsOf(await page.text())) {
        if (form.method !== "post" || (form.action && !form.action.startsWith(path))) continue;
        for (const button of form.buttons) yield ask(bodyOf(form, button ? { [button[0]]: button[1] } : {}));
      }
    }
  }
}
