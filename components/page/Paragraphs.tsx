/** User-written text, with its paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <div class="grid gap-3">
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} class="whitespace-pre-line">{paragraph}</p>
      ))}
    </div>
  );
}
