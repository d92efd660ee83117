/** How a person proved who they are when their session began. Browser-safe. */
export const signInMethods = ["password", "passkey", "google", "zoom"] as const;
export type SignInMethod = (typeof signInMethods)[number];
