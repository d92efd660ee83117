/**
 * A type whose values JSON carries unchanged, or `never` for anything else: for the props of islands. A type
 * with methods (a Date, a Map, an instant) is not plain.
 */
export type Plain<T> = T extends string | number | boolean | null | undefined ? T
  : T extends bigint | symbol | ((...parameters: never[]) => unknown) ? never
  : { [Key in keyof T]: Plain<T[Key]> };
