/** Who can book a type of visit: anyone; only as a first visit; only as a follow-up. Browser-safe. */
export const visitorKinds = ["anyone", "first", "further"] as const;
export type VisitorKind = (typeof visitorKinds)[number];
