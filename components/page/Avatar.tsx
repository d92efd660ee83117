interface AvatarProps {
  name: string;
  /** The photo's address; null: initials are shown. */
  photo?: string | null;
  size?: "small" | "large";
}

const sizes = {
  small: { box: "h-14 w-14 text-lg", pixels: 56 },
  large: { box: "h-24 w-24 text-2xl", pixels: 96 },
};

/** A therapist's photo, or their initials. Beside the name it adds nothing, so screen readers skip it. */
export function Avatar({ name, photo, size = "small" }: AvatarProps) {
  const { box, pixels } = sizes[size];
  if (photo) {
    return (
      <img
        src={photo}
        alt=""
        width={pixels}
        height={pixels}
        loading="lazy"
        decoding="async"
        class={`${box} shrink-0 rounded-full bg-sunk object-cover`}
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      class={`${box} flex shrink-0 items-center justify-center rounded-full bg-wash font-semibold text-deep`}
    >
      {initials(name)}
    </span>
  );
}

/** Returns the first letters of the first and the last name, or of the only one. */
export function initials(name: string): string {
  const words = name.replace(/^(dr|prof)\.?\s+/i, "").split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase()).join("");
}
