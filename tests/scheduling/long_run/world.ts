import type { Db } from "../../../db/client.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { Acting } from "../../../lib/practice.ts";
import type { BookingInput } from "../../../lib/scheduling/booking/book_appointment.ts";
import { addType } from "../../../lib/scheduling/schedule/save_type.ts";
import { addAWard } from "../../people/guardians/a_ward.ts";
import { officeHours } from "../../../lib/demo/factories/therapist.ts";
import { connect, createPatient, createTherapist } from "../../support/factories.ts";
import { actingFor, type TestPractice } from "../../support/practice.ts";
import { randomFrom } from "../../support/random.ts";
import { MONDAY, practiceOn } from "../desk.ts";
import { aType } from "../schedule/a_type.ts";

export type Random = ReturnType<typeof randomFrom>;

/** A small practice with little time, so that bookings collide. */
export interface World {
  db: Db;
  practice: TestPractice;
  random: Random;
  therapists: User[];
  /** The last is a ward of the first. */
  patients: User[];
  guardian: User;
  /** Past bookings, to send again. */
  sent: {
    patient: User;
    input: BookingInput;
  }[];
}

/** Mornings of every day, in the therapist's own zone. */
const mornings = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  startsMinute: 8 * 60,
  endsMinute: 13 * 60,
}));

/**
 * Builds three therapists and five patients in five zones, and a ward of one patient; some pairs have a care
 * relationship.
 */
export async function buildWorld(db: Db, seed: number): Promise<World> {
  const practice = practiceOn(db);
  practice.clock.set(MONDAY);
  const short = { slotMinutes: 25, bufferBeforeMinutes: 5, bufferAfterMinutes: 0, noticeMinutes: 60 };
  const therapists = [
    await createTherapist(practice, { name: "Alex Morgan", hours: mornings, profile: { horizonDays: 20 } }),
    await createTherapist(practice, {
      name: "Noor Haddad",
      timeZone: "America/New_York",
      hours: officeHours,
      states: ["CO", "NY"],
      profile: { ...short, horizonDays: 20, timeZone: "America/New_York", bookingMode: "request" },
    }),
    await createTherapist(practice, {
      name: "Kit Sato",
      timeZone: "Pacific/Honolulu",
      hours: [{ weekday: 1, startsMinute: 20 * 60, endsMinute: 26 * 60 }, ...mornings],
      profile: { slotMinutes: 80, bufferBeforeMinutes: 15, bufferAfterMinutes: 20, horizonDays: 20 },
    }),
  ];
  const zones = ["America/Denver", "America/New_York", "Europe/London", "Asia/Kolkata", "America/Phoenix"];
  const patients: User[] = [];
  for (const timeZone of zones) patients.push(await createPatient(practice, { timeZone }));
  const [guardian] = patients;
  const { id } = await addAWard(actingFor(practice, guardian));
  const ward = await db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  for (const patient of [...patients.slice(0, 4), ward]) {
    for (const therapist of therapists) await connect(practice, patient, therapist);
  }
  for (const therapist of therapists) {
    await addType(actingFor(practice, therapist), aType({ forWhom: "anyone", bufferBeforeMinutes: 10 }));
  }
  return {
    db,
    practice,
    random: randomFrom(seed),
    therapists,
    patients: [...patients, ward],
    guardian,
    sent: [],
  };
}

/** Returns the user as acting; for the ward, the guardian acts. */
export const acting = ({ practice, guardian }: World, user: User): Acting =>
  actingFor(practice, user.status === "ward" ? guardian : user);

/** Returns a patient who is neither in this appointment nor a guardian of one who is. */
export function strangerTo({ patients, guardian }: World, patientIds: readonly string[]): User | undefined {
  const isIn = ({ id }: User) => patientIds.includes(id);
  return patients.find((patient) =>
    patient.status !== "ward" && !isIn(patient) &&
    (patient !== guardian || !patients.some((one) => one.status === "ward" && isIn(one)))
  );
}

/** Returns a person of the practice by their ID. */
export function personOf({ therapists, patients }: World, id: string): User {
  const person = [...therapists, ...patients].find((person) => person.id === id);
  if (!person) throw new Error("Nobody here has this id.");
  return person;
}

/**
 * Returns a time on the therapist's five-minute grid within the coming two weeks, mostly in the morning
 * there.
 */
export function anyTime({ practice, random }: World, therapist: User): Temporal.Instant {
  const day = practice.now().toZonedDateTimeISO(therapist.timeZone).toPlainDate().add({
    days: random.int(0, 14),
  });
  const minute = random.int(0, 9) === 0 ? random.int(0, 287) * 5 : 8 * 60 + random.int(0, 10) * 30;
  return day.toZonedDateTime({ timeZone: therapist.timeZone, plainTime: "00:00" }).toInstant()
    .add({ minutes: minute });
}
