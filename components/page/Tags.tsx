/** Short words side by side, for example specialties. */
export function Tags({ label, words }: { label: string; words: readonly string[] }) {
  return (
    <ul aria-label={label} class="flex flex-wrap gap-2">
      {words.map((word) => <li key={word} class="rounded-full bg-sunk px-3 py-0.5 text-sm">{word}</li>)}
    </ul>
  );
}
