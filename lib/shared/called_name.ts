/** Returns a patient's preferred name, or otherwise their account's name. Browser-safe. */
export const calledName = (
  { preferredName, name }: { preferredName: string | null; name: string },
): string => preferredName || name;
