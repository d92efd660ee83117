/** An error that a change's schema alone could not detect. `path` names the field, dotted. */
export interface ProfileError {
  path: string;
  message: string;
}
