/** The status of a license's review by the practice. Browser-safe. */
export const credentialStatuses = ["submitted", "more_asked", "verified", "refused"] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];
