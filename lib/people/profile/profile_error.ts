/** What is wrong with a change that its schema alone could not see. `path` names the field, dotted. */
export interface ProfileError {
  path: string;
  message: string;
}
