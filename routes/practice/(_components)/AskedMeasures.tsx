import type { Instrument } from "../../../lib/shared/measures/instrument.ts";
import { Button } from "../../../components/form/Button.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { Form } from "../../../components/form/Form.tsx";
import { Section } from "../../../components/page/Section.tsx";

interface AskedMeasuresProps {
  requests: readonly {
    id: string;
    instrument: Instrument;
    repeats: "once" | "before_visits";
    isWaiting: boolean;
  }[];
}

/** A patient's requests, each with a button to stop it. */
export function AskedMeasures({ requests }: AskedMeasuresProps) {
  if (requests.length === 0) return null;
  return (
    <Section id="asked" title="Measures you asked for">
      <Stack as="ul">
        {requests.map(({ id, instrument, repeats, isWaiting }) => (
          <Card as="li" key={id}>
            <div class="flex flex-wrap items-center justify-between gap-3">
              <p>
                <span class="font-semibold">{instrument.name}</span>{" "}
                {repeats === "once" ? "once" : "before every visit"}
                <span class="block text-soft">
                  {isWaiting
                    ? "Waiting for answers."
                    : "The patient gets it again two days before the next visit."}
                </span>
              </p>
              <Form aria-label={`${instrument.name} ${repeats === "once" ? "once" : "before every visit"}`}>
                <input type="hidden" name="do" value="stop" />
                <input type="hidden" name="requestId" value={id} />
                <Button kind="secondary" aria-label={`Stop asking for ${instrument.name}`}>
                  Stop asking
                </Button>
              </Form>
            </div>
          </Card>
        ))}
      </Stack>
    </Section>
  );
}
