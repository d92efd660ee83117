interface CrisisResource {
  /** Who answers. */
  name: string;
  /** What to do, in a few words. */
  how: string;
  /** The same as links for phones. */
  links: readonly { label: string; href: string }[];
}

/**
 * Crisis contacts, available at any hour (United States). Sources: 988lifeline.org (call or text 988),
 * crisistextline.org (text HOME to 741741). Browser-safe.
 */
export const crisisResources: readonly CrisisResource[] = [
  {
    name: "988 Suicide & Crisis Lifeline",
    how: "Call or text 988. It's free, confidential, and open day and night.",
    links: [{ label: "Call 988", href: "tel:988" }, { label: "Text 988", href: "sms:988" }],
  },
  {
    name: "Emergency",
    how: "If you're in danger now, call 911.",
    links: [{ label: "Call 911", href: "tel:911" }],
  },
  {
    name: "Crisis Text Line",
    how: "Text HOME to 741741. It's free and open day and night.",
    links: [{ label: "Text 741741", href: "sms:741741?&body=HOME" }],
  },
];
