import { useState } from "preact/hooks";
import type { Day } from "../practice_data.ts";

export default function Picker({ days, therapist }: { days: Day[]; therapist: string }) {
  const [day, setDay] = useState(0);
  const [chosen, setChosen] = useState("");
  return (
    <form method="post" class="mt-4">
      <div role="tablist" class="flex gap-2">
        {days.map(({ date, label }, i) => (
          <button
            key={date}
            type="button"
            role="tab"
            aria-selected={i === day}
            onClick={() => setDay(i)}
          >
            {label}
          </button>
        ))}
      </div>
      <fieldset class="mt-4 grid grid-cols-4 gap-2">
        <legend>Free times with {therapist}</legend>
        {days[day].slots.map(({ startsAt, label }) => (
          <label key={startsAt} class="rounded border p-2">
            <input
              type="radio"
              name="startsAt"
              value={startsAt}
              checked={chosen === startsAt}
              onChange={() => setChosen(startsAt)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="mt-4 rounded bg-green-700 px-4 py-2 text-white">Book</button>
    </form>
  );
}
