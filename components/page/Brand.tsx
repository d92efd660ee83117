/** The name with its mark, linked to the first page. */
export function Brand() {
  return (
    <a
      href="/"
      class="inline-flex min-h-touch items-center gap-2 text-lg font-bold text-ink no-underline hover:text-accent"
    >
      <svg
        viewBox="0 0 32 32"
        width="26"
        height="26"
        aria-hidden="true"
        class="text-accent"
        fill="currentColor"
      >
        <path d="M16 30c-1-6-5-9-12-9 0-6 4-9 8-8-2-4 0-8 4-11 4 3 6 7 4 11 4-1 8 2 8 8-7 0-11 3-12 9Z" />
      </svg>
      Bloom
    </a>
  );
}
