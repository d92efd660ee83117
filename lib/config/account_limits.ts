const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How often one user makes Bloom mail others. One request counts once for each reader, however many mails it
 * causes. What warns of a patient's safety is never limited.
 */
export const mailLimits = {
  /** Requests of one user that mail anyone else. A therapist who cancels a whole day stays far below. */
  mailsBySender: { most: 60, windowSeconds: 15 * MINUTE },
  /** From one user to one reader: more than a family books, moves and cancels in one sitting. */
  mailsToOneReader: { most: 20, windowSeconds: 15 * MINUTE },
  mailsToOneReaderADay: { most: 100, windowSeconds: DAY },
  /** To one reader from everyone. Above it, only a therapist's own patients still reach them. */
  mailsToReader: { most: 300, windowSeconds: HOUR },
} as const;

/** How much of each thing one account keeps. */
export const quotas = {
  /** Children for whom a user acts now. More than any family has. */
  wards: 12,
  /** Those for whom they no longer act included, because a ward's record stays. */
  wardsEver: 30,
  /** Licenses that the practice has not verified, and the size of their documents. */
  unverifiedLicenses: 10,
  unverifiedDocumentBytes: 20 * 1024 * 1024,
  /** What one patient waits for. */
  waitlistEntries: 20,
  /** Drafts of one kind of note about one patient. */
  noteDrafts: 50,
} as const;
