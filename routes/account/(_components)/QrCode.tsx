interface QrCodeProps {
  /** Dark modules, row by row. */
  modules: readonly (readonly boolean[])[];
  /** Its purpose, for readers who cannot see it. */
  label: string;
}

/**
 * A QR code, black on white even in dark mode, because cameras expect it. Therefore these two are not theme
 * colors.
 */
export function QrCode({ modules, label }: QrCodeProps) {
  const path = modules.flatMap((row, y) => row.map((isDark, x) => isDark ? `M${x} ${y}h1v1h-1z` : "")).join(
    "",
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      class="h-56 w-56 rounded"
      shape-rendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
