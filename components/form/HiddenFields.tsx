interface HiddenFieldsProps {
  /** By name. A field without a value is left out. */
  values: Record<string, string | null | undefined>;
  /** The ID of the form, if the fields are outside it. */
  form?: string;
}

/** What a form sends along without showing it. */
export function HiddenFields({ values, form }: HiddenFieldsProps) {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} form={form} /> : null
      )}
    </>
  );
}
