import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { CheckboxField, Form } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readForm } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import { refusalSentence } from "../../../lib/shared/refusal.ts";
import { careRefusals } from "../../../lib/leaving/care_refusals.ts";
import { endCare } from "../../../lib/leaving/end_care.ts";
import { findCare } from "../../../lib/people/care/list_care.ts";
import type { Acting } from "../../../lib/practice.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { careEndForm } from "../../../lib/shared/schemas/care.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), idFrom(ctx.params));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const form = await readForm(ctx.req, careEndForm);
    const cancelVisits = form.kind === "valid" && form.input.cancelVisits;
    const result = await endCare(acting, id, { cancelVisits });
    switch (result.kind) {
      case "ended":
      case "withdrawn":
        return redirectTo(
          acting.actor.role === "patient"
            ? paths.care({ done: result.kind })
            : paths.patients({ list: "past" }),
        );
      case "not_found":
        throw new HttpError(404);
      case "changed":
        return await show(acting, id, refusalSentence(careRefusals, result, acting.actor.role));
    }
  },
});

async function show(acting: Acting, id: string, refused: string | null = null) {
  const care = await findCare(acting, id);
  if (!care) throw new HttpError(404);
  const isPatient = acting.actor.role === "patient";
  return page({
    other: isPatient ? care.therapist : care.patient,
    status: care.status,
    isPossible: care.status === "active" || (isPatient && care.status === "requested"),
    back: isPatient ? paths.care() : paths.patient(care.patient.id),
    refused,
  }, { status: refused ? 409 : 200 });
}

export default define.page<typeof handler>(({ data: { other, status, isPossible, back, refused } }) => {
  const title = status === "requested"
    ? "Take back this request?"
    : `End working with ${isolated(other.name)}?`;
  return (
    <div class="max-w-prose">
      <Head>
        <title>{`${title} · Bloom`}</title>
      </Head>
      <PageHeading back={{ href: back, label: "Back" }}>{title}</PageHeading>
      {refused || !isPossible ? <Notice title={refused ?? "This has already ended."} role="alert" /> : (
        <Form
          submit={status === "requested" ? "Take back the request" : "End working together"}
          submitKind="danger"
          beside={<ButtonLink href={back} kind="quiet">Keep things as they are</ButtonLink>}
        >
          {status === "requested" ? null : (
            <>
              <p>
                We'll email{" "}
                <bdi>{other.name}</bdi>. You won't be able to book more visits together. You each keep what
                you have written.
              </p>
              <CheckboxField
                name="cancelVisits"
                value="yes"
                label="Also cancel booked visits"
                checked
              />
            </>
          )}
        </Form>
      )}
    </div>
  );
});
