/**
 * The version of the text below. Raise it with every change of meaning: patients who consented to an older
 * one are asked again before the next booking.
 */
export const TELEHEALTH_CONSENT_VERSION = "2026-01";

/**
 * What a patient consents to before the first visit, one paragraph each. Every version's text stays in git.
 */
export const telehealthConsentText: readonly string[] = [
  "Visits take place by video, or by sound alone. You and your therapist are in different places, so your therapist " +
  "may miss some things that they would notice in a room. You can ask for another form of care at any time.",
  "Your therapist may only treat you while you are in a state where they are licensed. If you are not where you " +
  "told us you would be, tell your therapist at the beginning of the visit.",
  "What you say is confidential. The law makes exceptions for a serious danger to you or to others, abuse of a child or " +
  "a dependent adult, and a court order. In an emergency, your therapist may call your emergency contact, or send help " +
  "to the place where you are.",
  "We don't record visits. We protect what we keep by encrypting it. No technology is free of risk, and a call can be " +
  "cut off. If that happens, your therapist calls the phone number that you gave us.",
  "Bloom is not for emergencies. If you are in danger, call 911. If you are thinking of ending your life, call or text " +
  "988.",
  "You may withdraw this consent at any time. It then no longer applies to future visits.",
];
