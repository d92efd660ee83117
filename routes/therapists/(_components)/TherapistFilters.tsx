import { languages } from "../../../lib/shared/codes/languages.ts";
import { specialties } from "../../../lib/shared/codes/specialties.ts";
import { states } from "../../../lib/shared/codes/states.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { Button } from "../../../components/form/Button.tsx";
import { type Option, SelectField } from "../../../components/form/SelectField.tsx";

const optionsOf = (list: readonly { code: string; label: string }[]): Option[] =>
  list.map(({ code, label }) => ({ value: code, label }));
const specialtyOptions = optionsOf(specialties);
const languageOptions = optionsOf(languages);
const stateOptions = optionsOf(states);
const sortOptions: Option[] = [{ value: "soonest", label: "Soonest" }, {
  value: "name",
  label: "Name",
}];

/** The filters of a list of therapists. */
interface Filters {
  specialty?: string;
  language?: string;
  state?: string;
  sort?: string;
}

/** Narrows the list of therapists; a plain form that requests another view. */
export function TherapistFilters({ filters }: { filters: Filters }) {
  return (
    <form method="get" action={paths.therapists()} aria-label="Filter therapists" class="mb-6">
      <div class="grid grid-cols-2 gap-x-3 gap-y-3 lg:grid-cols-4">
        <SelectField
          name="specialty"
          label="Help with"
          options={specialtyOptions}
          value={filters.specialty}
          blank="Anything"
        />
        <SelectField
          name="state"
          label="Where you are"
          options={stateOptions}
          value={filters.state}
          blank="Any state"
        />
        <SelectField
          name="language"
          label="Language"
          options={languageOptions}
          value={filters.language}
          blank="Any language"
        />
        <SelectField name="sort" label="Sort by" options={sortOptions} value={filters.sort} />
      </div>
      <div class="mt-4">
        <Button kind="secondary">Show therapists</Button>
      </div>
    </form>
  );
}
