import { ChoiceGroup, type FieldValue } from "../../../components/form/Form.tsx";

/** Whether a change is for one visit of a series, or for those after it as well. */
export function SeriesScope({ value, verb }: { value?: FieldValue; verb: "Cancel" | "Move" | "Leave" }) {
  return (
    <ChoiceGroup
      type="radio"
      name="scope"
      label="This visit is part of a series"
      options={[
        { value: "this", label: `${verb} only this visit` },
        { value: "following", label: `${verb} this visit and all later ones` },
      ]}
      value={value ?? "this"}
      required
    />
  );
}
