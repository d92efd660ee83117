/** What the practice says of a license. Browser-safe. */
export const credentialStatuses = ["submitted", "more_asked", "verified", "refused"] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];
