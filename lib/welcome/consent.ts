/**
 * The version of the text below. Raise it with every change of meaning: whoever agreed to an older one is asked again
 * before the next booking.
 */
export const TELEHEALTH_CONSENT_VERSION = "2026-01";

/** What a patient agrees to before the first visit, a paragraph each. Every version's text stays in git. */
export const telehealthConsentText: readonly string[] = [
  "Visits take place by video or by sound alone. You and your therapist are in different places, so some things that " +
  "are noticed in a room can be missed. You can ask for another form of care at any time.",
  "Your therapist may only treat you while you are in a state where they hold a license. Tell them at the beginning of " +
  "a visit if you are somewhere else than you told us.",
  "What you say is confidential. The law makes exceptions: a serious danger to you or to others, abuse of a child or of " +
  "a dependent adult, and an order of a court. In an emergency your therapist may call your emergency contact, or help " +
  "to the place where you are.",
  "Visits are not recorded. We protect what we keep by encryption; no technology is free of risk, and a call can break " +
  "off. If it does, your therapist calls the phone number that you gave us.",
  "Bloom is not for emergencies. If you are in danger, call 911; if you think of ending your life, call or text 988.",
  "You may withdraw this consent at any time. It then ends for visits that are still to come.",
];
