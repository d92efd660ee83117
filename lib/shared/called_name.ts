/** What a patient is called: by the name that they prefer, else by their account's. Browser-safe. */
export const calledName = (
  { preferredName, name }: { preferredName: string | null; name: string },
): string => preferredName || name;
