/** What the measured pages show: fixed, so that every run renders the same bytes. */
export interface Card {
  id: string;
  name: string;
  titles: string;
  specialties: string[];
  languages: string[];
  states: string[];
  about: string;
  next: string;
}

export const cards: Card[] = Array.from({ length: 20 }, (_, i) => ({
  id: `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
  name: `Dr. Amara Osei-Whitfield ${i}`,
  titles: "PsyD, licensed psychologist",
  specialties: ["Anxiety", "Depression & low mood", "Grief", "Sleep"],
  languages: ["English", "Español", "Français"],
  states: ["New York", "New Jersey", "Connecticut"],
  about:
    "I work with adults who are worn out by worry. We go slowly, we set small aims, and we look at what " +
    "helped & what didn't, week after week.",
  next: `Tuesday, 24 November, ${9 + i % 8}:30`,
}));

export interface Day {
  date: string;
  label: string;
  slots: { startsAt: string; label: string }[];
}

export const days: Day[] = Array.from({ length: 7 }, (_, day) => ({
  date: `2026-11-${23 + day}`,
  label: `November ${23 + day}`,
  slots: Array.from({ length: 8 }, (_, slot) => ({
    startsAt: `2026-11-${23 + day}T${String(9 + slot).padStart(2, "0")}:00:00Z`,
    label: `${9 + slot}:00`,
  })),
}));
