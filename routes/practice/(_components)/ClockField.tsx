import type { ComponentChildren } from "preact";
import { Field } from "../../../components/form/Form.tsx";

interface ClockFieldProps {
  id: string;
  name: string;
  label: ComponentChildren;
  value: string;
  error?: string;
}

/** A time of day on the grid of five minutes. */
export const ClockField = (props: ClockFieldProps) => <Field type="time" step={300} {...props} />;

/** A short label that screen readers hear together with its row; visible only in a column's first row. */
export const RowLabel = ({ text, of, isHidden }: { text: string; of: string; isHidden?: boolean }) => (
  <>
    {isHidden ? <span class="sr-only">{text}</span> : text}
    <span class="sr-only">: {of}</span>
  </>
);
