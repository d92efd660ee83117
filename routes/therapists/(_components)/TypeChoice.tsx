import { formatDuration } from "../../../lib/shared/format.ts";
import { slotLink, type SlotView } from "../../../lib/shared/slot_view.ts";
import { Choices } from "../../../components/form/Choices.tsx";

/** An appointment type as a page offers it. */
interface TypeOption {
  /** Null: the therapist's usual one. */
  id: string | null;
  name: string;
  minutes: number;
}

/** The choice of the type. Each type has other free times, so the slot must be chosen again. */
export function TypeChoice({ view, types }: { view: SlotView; types: readonly TypeOption[] }) {
  if (types.length < 2) return null;
  return (
    <section aria-label="Type of visit" class="mb-4">
      <Choices
        name="Type of visit"
        columns="grid-cols-2 sm:grid-cols-3"
        chosen={view.typeId ?? ""}
        choices={types.map(({ id, name, minutes }) => ({
          value: id ?? "",
          href: slotLink(view, { typeId: id, chosen: null }),
          label: (
            <>
              <span class="break-words">
                <bdi>{name}</bdi>
              </span>
              <span class="text-sm font-normal">{formatDuration(minutes)}</span>
            </>
          ),
        }))}
      />
    </section>
  );
}
