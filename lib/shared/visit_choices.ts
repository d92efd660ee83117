/** The patients and types that a therapist can choose from for a visit. */
export interface VisitChoices {
  patients: { id: string; name: string }[];
  types: { id: string; name: string; minutes: number }[];
}

interface Care {
  status: string;
  patient: { id: string; name: string };
}
type Type = VisitChoices["types"][number] & { archived: boolean };

/** Loads the acting therapist's patients, by name, and types. Null: no answer came. */
export async function loadVisitChoices(): Promise<VisitChoices | null> {
  const [care, types] = await Promise.all([
    itemsOf<Care>("/api/care"),
    itemsOf<Type>("/api/practice/types"),
  ]);
  if (!care || !types) return null;
  const patients = care.filter(({ status }) => status === "active").map(({ patient }) => patient);
  return {
    patients: patients.sort((a, b) => a.name.localeCompare(b.name)),
    types: types.filter(({ archived }) => !archived),
  };
}

async function itemsOf<Item>(path: string): Promise<Item[] | null> {
  const response = await fetch(path).catch(() => null);
  if (!response?.ok) return null;
  const { items }: { items?: Item[] } = await response.json().catch(() => ({}));
  return items ?? null;
}
