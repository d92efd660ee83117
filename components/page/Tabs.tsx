interface TabsProps {
  /** The subject of the views: "appointments". */
  of: string;
  tabs: readonly { href: string; label: string; current: boolean }[];
}

/** Views of one list, each on its own page. */
export function Tabs({ of, tabs }: TabsProps) {
  return (
    <nav aria-label={`Views of ${of}`} class="mb-4">
      <ul class="flex flex-wrap gap-x-2 border-b text-sm sm:gap-x-4 sm:text-base">
        {tabs.map(({ href, label, current }) => (
          <li>
            <a
              href={href}
              aria-current={current ? "page" : undefined}
              class={`inline-flex min-h-touch items-center whitespace-nowrap border-b-2 px-1 no-underline ${
                current ? "border-accent font-semibold text-ink" : "border-transparent"
              }`}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
