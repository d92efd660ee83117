import { languages } from "../../../lib/shared/codes/languages.ts";
import { specialties } from "../../../lib/shared/codes/specialties.ts";
import { Avatar } from "../../../components/page/Avatar.tsx";
import { Button, ButtonLink } from "../../../components/form/Button.tsx";
import { ChoiceGroup, Field, Form, TextField } from "../../../components/form/Form.tsx";
import type { StepFormProps } from "./PatientSteps.tsx";

const options = (codes: readonly { code: string; label: string }[]) =>
  codes.map(({ code, label }) => ({ value: code, label }));

/** The step with what patients read before they choose. */
export function PublicProfileStep(
  { values, errors, limits, ...form }: StepFormProps & { limits: { titles: number; text: number } },
) {
  return (
    <Form {...form} was={values}>
      <Field
        name="titles"
        label="Degree and license"
        hint="For example: PhD, licensed psychologist."
        maxLength={limits.titles}
        value={values.titles}
        error={errors.titles}
        required
      />
      <TextField
        name="about"
        label="About you"
        hint={`Say who you help and what it's like to talk with you. Use up to ${limits.text} characters.`}
        maxLength={limits.text}
        rows={7}
        value={values.about}
        error={errors.about}
        required
      />
      <TextField
        name="approach"
        label="How you work"
        hint={`Say what happens in a visit with you. Use up to ${limits.text} characters.`}
        maxLength={limits.text}
        value={values.approach}
        error={errors.approach}
        optional
      />
      <ChoiceGroup
        type="checkbox"
        name="specialties"
        label="Specialties"
        hint="Choose up to ten. Pick the areas where you do your best work."
        options={options(specialties)}
        value={values.specialties}
        error={errors.specialties}
        columns
      />
      <ChoiceGroup
        type="checkbox"
        name="languages"
        label="Languages you speak in visits"
        options={options(languages)}
        value={values.languages}
        error={errors.languages}
        columns
      />
    </Form>
  );
}

/** The step with a photo; initials replace a missing one. */
export function PhotoStep(
  { action, errors, name, photo, next }: {
    action: string;
    errors: Readonly<Record<string, string>>;
    name: string;
    photo: string | null;
    /** The next page without a change. */
    next: string;
  },
) {
  return (
    <div class="grid gap-5">
      <Avatar name={name} photo={photo} size="large" />
      <Form
        action={action}
        enctype="multipart/form-data"
        submit={photo ? "Replace the photo" : "Use this photo"}
      >
        <Field
          name="photo"
          type="file"
          label="Photo"
          hint="JPEG, PNG or WebP, up to 1 MB. We remove where and when it was taken from the file."
          accept="image/jpeg,image/png,image/webp"
          error={errors.photo}
        />
      </Form>
      <div class="flex flex-wrap gap-3">
        {photo
          ? (
            <Form action={action}>
              <Button kind="danger" name="remove" value="yes">Remove the photo</Button>
            </Form>
          )
          : null}
        <ButtonLink kind="secondary" href={next}>
          {photo ? "Keep this photo and continue" : "Continue without a photo"}
        </ButtonLink>
      </div>
    </div>
  );
}

/** The step that lists the therapist, or not. */
export function DirectoryStep({ action, listed }: { action: string; listed: boolean }) {
  return (
    <Form action={action}>
      <div class="flex flex-wrap gap-3">
        <Button name="listed" value="yes">
          {listed ? "Stay in the directory" : "Show me in the directory"}
        </Button>
        <Button kind="secondary" name="listed" value="no">
          {listed ? "Take me out of the directory" : "Not yet"}
        </Button>
      </div>
    </Form>
  );
}
