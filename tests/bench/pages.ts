import type { RouteData } from "fresh";
import type { handler as directoryHandler } from "../../routes/therapists/index.tsx";
import type { handler as bookingHandler } from "../../routes/therapists/[id]/book/index.tsx";

/** One of the measured pages: its file in routes/, its address, and its data, held in memory. */
export interface BenchPage<Data = unknown> {
  title: string;
  file: string;
  route: string;
  path: string;
  data: Data;
}

const idOf = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`;
const now = Temporal.Instant.from("2026-11-23T13:00:00Z");
const slotAt = (hours: number) => {
  const startsAt = now.add({ hours });
  return { startsAt, endsAt: startsAt.add({ minutes: 50 }) };
};

const directory: RouteData<typeof directoryHandler> = {
  items: Array.from({ length: 20 }, (_, i) => ({
    id: idOf(i),
    name: `Dr. Amara Osei-Whitfield ${i}`,
    titles: "PsyD, licensed psychologist",
    specialties: ["anxiety", "depression", "grief", "sleep", "trauma"],
    languages: ["en", "es", "fr"],
    states: ["NY", "NJ", "CT"],
    about: "I work with adults who are worn out by worry.",
    photo: i % 3 === 0 ? "/therapists/0/photo?v=0a1b2c3d" : null,
    timeZone: "America/New_York",
    nextSlot: slotAt(20 + i),
  })),
  filters: { specialty: undefined, language: undefined, state: undefined, sort: "soonest" },
  isNarrowed: false,
  next: "/therapists?cursor=abc",
  first: null,
  timeZone: "America/New_York",
  now,
};

const slots = Array.from(
  { length: 7 * 8 },
  (_, i) => now.add({ hours: 24 * Math.floor(i / 8) + i % 8 }).toString(),
);

const booking: RouteData<typeof bookingHandler> = {
  view: {
    typeId: null,
    patientId: null,
    path: `/therapists/${idOf(1)}/book`,
    timeZone: "America/New_York",
    today: "2026-11-23",
    lastDay: "2026-12-24",
    from: "2026-11-23",
    day: "2026-11-24",
    slots,
    nextFree: slots[0],
    chosen: slots[9],
  },
  therapist: { id: idOf(1), name: "Dr. Amara Osei-Whitfield", timeZone: "America/Los_Angeles" },
  care: { standing: "none", accepting: "yes", booking: "first_visit" },
  slotMinutes: 50,
  type: null,
  types: [{ id: null, name: "Visit", minutes: 50 }],
  asks: false,
  repeats: true,
  standing: { kind: "visitor" },
  ward: null,
  patients: [{ id: null, name: "Me" }],
  keyBase: "8b0c0f6e-52a4-4c5c-9d3e-0a5b7f1c2d3e",
  refused: null,
  mayWait: false,
  zoneBefore: "America/New_York",
  zoneCookie: null,
};

export const directoryPage: BenchPage<typeof directory> = {
  title: "20 cards",
  file: "therapists/index.tsx",
  route: "/therapists",
  path: "/therapists",
  data: directory,
};

export const bookingPage: BenchPage<typeof booking> = {
  title: "booking",
  file: "therapists/[id]/book/index.tsx",
  route: "/therapists/:id/book",
  path: `/therapists/${idOf(1)}/book`,
  data: booking,
};

export const benchPages: readonly BenchPage[] = [directoryPage, bookingPage];
