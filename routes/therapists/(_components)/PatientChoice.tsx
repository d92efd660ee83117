import { slotLink, type SlotView } from "../../../lib/shared/slot_view.ts";
import { Choices } from "../../../components/form/Choices.tsx";

/** The choice of the visit's patient, if the viewer has wards. Each patient has other free times. */
export function PatientChoice({ view, patients }: {
  view: SlotView;
  /** Null: the viewer. */
  patients: readonly { id: string | null; name: string }[];
}) {
  if (patients.length < 2) return null;
  return (
    <section aria-labelledby="patient-choice" class="mb-4 max-w-2xl">
      <h2 id="patient-choice" class="mb-2 font-semibold">Who is the visit for?</h2>
      <Choices
        name="Who is the visit for?"
        columns="grid-cols-2 sm:grid-cols-3"
        chosen={view.patientId ?? ""}
        choices={patients.map(({ id, name }) => ({
          value: id ?? "",
          href: slotLink(view, { patientId: id, typeId: null, chosen: null }),
          label: (
            <span class="break-words">
              <bdi>{name}</bdi>
            </span>
          ),
        }))}
      />
    </section>
  );
}
