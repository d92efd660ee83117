/** A letter of a script that runs from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/**
 * Returns a name for the middle of a sentence, with Unicode's isolates (UAX 9) around it if it runs from right
 * to left. Otherwise a comma or a number after it would move to its other side. Markup uses <bdi> instead.
 */
export const isolated = (name: string): string => RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
