import { formatCount } from "../../../lib/shared/format.ts";

interface FiguresProps {
  figures: readonly { label: string; figure: number }[];
}

/** Numbers and what they count. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl class="grid gap-4 sm:grid-cols-3">
      {figures.map(({ label, figure }) => (
        <div key={label} class="flex flex-col-reverse justify-end rounded-lg border bg-surface p-4">
          <dt class="text-sm text-soft">{label}</dt>
          <dd class="text-2xl font-bold">{formatCount(figure)}</dd>
        </div>
      ))}
    </dl>
  );
}
