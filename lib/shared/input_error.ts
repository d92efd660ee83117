/** One error in the input; `path` names the field, dotted, "" for the whole. */
export interface InputError {
  path: string;
  message: string;
}
