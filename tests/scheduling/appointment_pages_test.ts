import assert from "node:assert/strict";
import ICAL from "ical.js";
import type { Db } from "../../db/client.ts";
import { testApp } from "../support/app.ts";
import { databaseTest } from "../support/database.ts";
import { createAdmin, createAppointment, createPatient, createTherapist } from "../support/factories.ts";
import { actingFor } from "../support/practice.ts";
import { book, countRows, denver, practiceOn, wish } from "./desk.ts";

async function setUp(db: Db) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, { name: "Dr. Maya Ortiz" });
  const patient = await createPatient(practice, { name: "Ann Lee", timeZone: "America/New_York" });
  const { id } = await book(actingFor(practice, patient), wish(therapist, "2026-03-04T10:00"));
  const app = await testApp(practice);
  const clients = { patient: await app.as(patient), therapist: await app.as(therapist) };
  return { practice, therapist, patient, id, app, clients };
}

/** Returns a page as a reader sees it: its text, its links and the first heading. */
async function read(response: Response) {
  const html = await response.text();
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  const text = main.replace(/<[^>]*>/g, " ").replace(/&amp;/g, "&").replace(/\s+/g, " ");
  const links = [...main.matchAll(/href="([^"]*)"/g)].map(([, href]) => href.replaceAll("&amp;", "&"));
  return { status: response.status, html, text, links };
}

databaseTest("/appointments shows upcoming visits, each in the reader's own zone", async ({ db }) => {
  const { clients, id } = await setUp(db);
  const patients = await read(await clients.patient.fetch("/appointments"));
  assert.equal(patients.status, 200);
  assert.match(patients.text, /Wednesday, March 4 ?, 12:00 PM – 12:50 PM/);
  assert.match(patients.text, /With Dr\. Maya Ortiz/);
  assert.ok(patients.links.includes(`/appointments/${id}`));
  const therapists = await read(await clients.therapist.fetch("/appointments"));
  assert.match(therapists.text, /10:00 AM – 10:50 AM/);
  assert.match(therapists.text, /With Ann Lee/);
});

databaseTest("without appointments the page leads to finding a therapist", async ({ db }) => {
  const { app, practice } = await setUp(db);
  const client = await app.as(await createPatient(practice));
  const { text, links } = await read(await client.fetch("/appointments"));
  assert.match(text, /You have no upcoming visits/);
  assert.ok(links.includes("/therapists"));
  const past = await read(await client.fetch("/appointments?when=past"));
  assert.match(past.text, /Nothing here yet/);
});

databaseTest(
  "long lists are split into pages, and an invented cursor starts at the beginning",
  async ({ db }) => {
    const { practice, therapist, patient, clients } = await setUp(db);
    for (let day = 1; day <= 24; day++) {
      await createAppointment(practice, {
        therapistId: therapist.id,
        patientId: patient.id,
        startsAt: denver("2026-01-01T10:00").add({ hours: 24 * day }),
        status: "fulfilled",
      });
    }
    const first = await read(await clients.patient.fetch("/appointments?when=past"));
    const next = first.links.find((href) => href.includes("cursor="));
    assert.ok(next);
    assert.ok(next.includes("when=past"));
    const second = await read(await clients.patient.fetch(next));
    assert.equal(second.text.match(/Completed/g)?.length, 4);
    assert.ok(second.links.includes("/appointments?when=past"));
    const madeUp = await read(await clients.patient.fetch("/appointments?when=past&cursor=x"));
    assert.equal(madeUp.text.match(/Completed/g)?.length, 20);
  },
);

databaseTest(
  "an appointment's page shows the time in both zones, the other person, and the possible actions",
  async ({ db }) => {
    const { clients, id, therapist } = await setUp(db);
    const { text, links } = await read(await clients.patient.fetch(`/appointments/${id}`));
    assert.match(text, /When Wednesday, March 4, 12:00 PM – 12:50 PM \(Eastern Time\)/);
    assert.match(text, /For Dr\. Maya Ortiz Wednesday, March 4, 10:00 AM – 10:50 AM \(Mountain Time\)/);
    assert.match(text, /You can move or cancel this visit until Tuesday, March 3 at 12:00 PM/);
    for (const path of ["calendar.ics", "reschedule", "cancellation"]) {
      assert.ok(links.includes(`/appointments/${id}/${path}`), path);
    }
    assert.ok(links.includes(`/therapists/${therapist.id}`));
    const therapists = await read(await clients.therapist.fetch(`/appointments/${id}`));
    assert.match(therapists.text, /With Ann Lee/);
  },
);

databaseTest("after booking the page says Booked and what happens next", async ({ db }) => {
  const { clients, id, patient, practice } = await setUp(db);
  const { text } = await read(await clients.patient.fetch(`/appointments/${id}?done=booked`));
  assert.match(text, /Booked Your visit is booked\./);
  assert.ok(text.includes(`We sent an email to ${patient.email} with a file for your calendar.`));
  practice.clock.set(denver("2026-03-05T10:00"));
  const later = await read(await clients.patient.fetch(`/appointments/${id}?done=booked`));
  assert.doesNotMatch(later.text, /is booked/, "an old address shows no notice");
});

databaseTest(
  "A link in a mail only shows; a button acts: opening the cancellation page cancels nothing",
  async ({ db }) => {
    const { clients, id } = await setUp(db);
    for (const method of ["GET", "HEAD"]) {
      const response = await clients.patient.fetch(`/appointments/${id}/cancellation`, { method });
      assert.equal(response.status, 200);
      await response.body?.cancel();
    }
    assert.equal(await countRows(db, "bookedTime"), 22);
  },
);

databaseTest(
  "canceling with the form leads back to the appointment and shows the reason to the other person",
  async ({ db }) => {
    const { clients, id } = await setUp(db);
    const form = await read(await clients.patient.fetch(`/appointments/${id}/cancellation`));
    assert.match(form.text, /Only Dr\. Maya Ortiz can read this/);
    const posted = await clients.patient.postForm(`/appointments/${id}/cancellation`, {
      reason: "Ill.\r\n<b>Sorry</b>",
    });
    assert.equal(posted.status, 303);
    assert.equal(posted.headers.get("location"), `/appointments/${id}?done=cancelled`);
    const after = await read(await clients.patient.fetch(posted.headers.get("location") ?? ""));
    assert.match(after.text, /The visit is canceled\./);
    assert.match(after.text, /Canceled by you/);
    assert.ok(!after.links.includes(`/appointments/${id}/cancellation`));
    const therapists = await read(await clients.therapist.fetch(`/appointments/${id}`));
    assert.match(therapists.text, /Canceled by Ann Lee/);
    assert.ok(therapists.html.includes("Ill.\n&lt;b>Sorry&lt;/b>"), "the reason, as text");
    const again = await clients.patient.postForm(`/appointments/${id}/cancellation`, { reason: "" });
    assert.equal(again.status, 303, "a second tap finds it done");
  },
);

databaseTest("a reason that is too long comes back with its error and its text", async ({ db }) => {
  const { clients, id } = await setUp(db);
  const reason = "a".repeat(501);
  const response = await clients.patient.postForm(`/appointments/${id}/cancellation`, { reason });
  const { status, html, text } = await read(response);
  assert.equal(status, 422);
  assert.ok(html.includes(reason));
  assert.match(text, /Use at most 500 characters\./);
  assert.equal(await countRows(db, "bookedTime"), 22);
});

databaseTest(
  "a patient who cancels inside the notice window is told that it is late, and confirms",
  async ({ db }) => {
    const { clients, id, practice } = await setUp(db);
    practice.clock.set(denver("2026-03-03T12:00"));
    const form = await read(await clients.patient.fetch(`/appointments/${id}/cancellation`));
    assert.match(form.text, /This is a late cancellation.*record it as/);
    // A form loaded before the notice window does not mention it.
    const posted = await read(
      await clients.patient.postForm(`/appointments/${id}/cancellation`, { reason: "Ill" }),
    );
    assert.equal(posted.status, 409);
    assert.match(posted.text, /This is a late cancellation/);
    assert.match(posted.html, /<textarea[^>]*>Ill</);
    const page = await read(await clients.patient.fetch(`/appointments/${id}`));
    assert.match(page.text, /You could move or cancel this visit until Tuesday, March 3 at 12:00 PM/);
    const late = { reason: "Ill", late: "yes" };
    const cancelled = await clients.patient.postForm(`/appointments/${id}/cancellation`, late);
    assert.equal(cancelled.status, 303);
    const after = await read(await clients.patient.fetch(`/appointments/${id}`));
    assert.match(after.text, /by you, .*\(late\)/);
  },
);

databaseTest("the calendar file is a download, and contains this appointment", async ({ db }) => {
  const { clients, id } = await setUp(db);
  const response = await clients.patient.fetch(`/appointments/${id}/calendar.ics`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/calendar; charset=utf-8; method=PUBLISH");
  assert.match(response.headers.get("content-disposition") ?? "", /^attachment; filename="[\w-]+\.ics"$/);
  assert.equal(response.headers.get("cache-control"), "no-store");
  const event = new ICAL.Component(ICAL.parse(await response.text())).getFirstSubcomponent("vevent");
  assert.equal(event?.getFirstPropertyValue("uid"), id);
  assert.equal(event?.getFirstPropertyValue("dtstart")?.toString(), "2026-03-04T17:00:00Z");
});

databaseTest("another user's appointment is on no page", async ({ db }) => {
  const { app, practice, id } = await setUp(db);
  const strangers = [await createPatient(practice), await createTherapist(practice)];
  for (const stranger of strangers) {
    const client = await app.as(stranger);
    for (const path of ["", "/cancellation", "/reschedule", "/calendar.ics"]) {
      const { status, text } = await read(await client.fetch(`/appointments/${id}${path}`));
      assert.equal(status, 404, path);
      assert.doesNotMatch(text, /Ann|Maya/);
    }
    for (const path of ["cancellation", "reschedule"]) {
      const fields = { reason: "", startsAt: "2026-03-05T17:00:00Z" };
      assert.equal((await client.postForm(`/appointments/${id}/${path}`, fields)).status, 404, path);
    }
  }
  const admin = await app.as(await createAdmin(practice));
  assert.equal((await admin.fetch(`/appointments/${id}`)).status, 403);
  assert.equal(await countRows(db, "bookedTime"), 22);
});

databaseTest("links and one button move an appointment", async ({ db }) => {
  const { clients, id } = await setUp(db);
  const path = `/appointments/${id}/reschedule`;
  const week = await read(await clients.patient.fetch(path));
  assert.match(week.text, /All times are in Eastern Time ?\./);
  const day = week.links.find((href) => href.includes("day=2026-03-05"));
  assert.ok(day, "a day to choose");
  const times = await read(await clients.patient.fetch(day));
  const slot = times.links.find((href) => href.includes("startsAt=2026-03-05T18"));
  assert.ok(slot, "a time to choose");
  const chosen = await read(await clients.patient.fetch(slot));
  assert.match(chosen.text, /Thursday, March 5(, 2026)? at 1:00 PM Eastern Time Move to this time/);
  const startsAt = /name="startsAt" value="([^"]*)"/.exec(chosen.html)?.[1] ?? "";
  const posted = await clients.patient.postForm(`/appointments/${id}/reschedule`, { startsAt });
  assert.equal(posted.status, 303);
  assert.equal(posted.headers.get("location"), `/appointments/${id}?done=moved`);
  const after = await read(await clients.patient.fetch(posted.headers.get("location") ?? ""));
  assert.match(after.text, /Your visit has been moved\./);
  assert.match(after.text, /Thursday, March 5, 1:00 PM – 1:50 PM/);
});

databaseTest(
  "times that overlap the appointment's own can be chosen, but not its current time",
  async ({ db }) => {
    const { practice, therapist, patient, clients, id } = await setUp(db);
    const { id: odd } = await createAppointment(practice, {
      therapistId: therapist.id,
      patientId: patient.id,
      startsAt: denver("2026-03-05T12:40"),
    });
    const offered = async (id: string, local: string) => {
      const path = `/appointments/${id}/reschedule?day=${local.slice(0, 10)}`;
      const { links } = await read(await clients.patient.fetch(path));
      return links.some((href) => href.includes(encodeURIComponent(denver(local).toString())));
    };
    assert.equal(await offered(odd, "2026-03-05T12:00"), true);
    assert.equal(await offered(odd, "2026-03-05T13:00"), true);
    assert.equal(await offered(id, "2026-03-05T13:00"), false);
    assert.equal(await offered(id, "2026-03-04T10:00"), false);
  },
);

databaseTest(
  "a move to a time taken in the meantime links to free ones",
  async ({ db }) => {
    const { clients, id, practice, therapist } = await setUp(db);
    const path = `/appointments/${id}/reschedule`;
    const startsAt = denver("2026-03-05T11:00").toString();
    await book(actingFor(practice, await createPatient(practice)), wish(therapist, "2026-03-05T11:00"));
    const posted = await read(await clients.patient.postForm(path, { startsAt }));
    assert.equal(posted.status, 409);
    assert.match(posted.text, /That time has been taken\. Choose another one\./);
    const free = posted.links.filter((href) => href.includes("startsAt="));
    assert.ok(free.length >= 6);
    assert.match((await read(await clients.patient.fetch(free[0]))).text, /Move to this time/);
    assert.ok(!posted.html.includes('name="startsAt"'), "the taken time is not offered again");
  },
);

databaseTest(
  "a therapist may choose a time inside the notice window; a patient does not see it",
  async ({ db }) => {
    const { clients, id } = await setUp(db);
    const path = `/appointments/${id}/reschedule?day=2026-03-02`;
    const today = denver("2026-03-02T15:00").toString();
    const isOffered = ({ links }: { links: string[] }) =>
      links.some((href) => href.includes(encodeURIComponent(today)));
    assert.equal(isOffered(await read(await clients.patient.fetch(path))), false);
    assert.equal(isOffered(await read(await clients.therapist.fetch(path))), true);
  },
);

databaseTest(
  "a therapist who moves a visit does not see times that the patient's other visits take",
  async ({ db }) => {
    const { practice, clients, patient, id } = await setUp(db);
    await book(actingFor(practice, patient), wish(await createTherapist(practice), "2026-03-05T11:00"));
    const { links } = await read(
      await clients.therapist.fetch(`/appointments/${id}/reschedule?day=2026-03-05`),
    );
    const isOffered = (local: string) =>
      links.some((href) => href.includes(encodeURIComponent(denver(local).toString())));
    assert.equal(isOffered("2026-03-05T10:00"), true);
    assert.equal(isOffered("2026-03-05T11:00"), false);
  },
);

databaseTest("an appointment that cannot be moved says why and offers no times", async ({ db }) => {
  const { clients, id, practice } = await setUp(db);
  practice.clock.set(denver("2026-03-03T12:00"));
  const path = `/appointments/${id}/reschedule`;
  const { text, links } = await read(await clients.patient.fetch(path));
  assert.match(text, /You can move or cancel a visit until 24 hours before it begins/);
  assert.ok(!links.some((href) => href.includes("startsAt=")));
  const posted = await clients.patient.postForm(path, { startsAt: denver("2026-03-06T10:00").toString() });
  assert.equal(posted.status, 409);
  await posted.body?.cancel();
});

databaseTest("a move without a valid time is refused, never with a 500", async ({ db }) => {
  const { clients, id } = await setUp(db);
  const path = `/appointments/${id}/reschedule`;
  for (
    const query of [
      "?startsAt=x&day=y&from=z",
      "?day=2026-02-30",
      "?from=9999-12-31&startsAt=2099-01-01T00:00Z",
    ]
  ) {
    assert.equal((await clients.patient.fetch(path + query)).status, 200, query);
  }
  for (const startsAt of ["", "x", "2026-03-05", "2026-03-05T18:00:30Z"]) {
    const posted = await clients.patient.postForm(path, { startsAt });
    assert.equal(posted.status, 422, startsAt);
    await posted.body?.cancel();
  }
});
