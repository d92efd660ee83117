import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Form } from "../../../../components/form/Form.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { endGuardianship } from "../../../../lib/leaving/end_guardianship.ts";
import { readWard } from "../../../../lib/people/guardians/read_wards.ts";
import * as paths from "../../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const ward = await readWard(actingAs(ctx), idFrom(ctx.params));
    if (!ward) throw new HttpError(404);
    return page({ name: ward.name });
  },

  async POST(ctx) {
    const result = await endGuardianship(actingAs(ctx), idFrom(ctx.params));
    if (result.kind === "not_found") throw new HttpError(404);
    return redirectTo(paths.family({ done: "ended" }));
  },
});

export default define.page<typeof handler>(({ data: { name } }) => (
  <div class="max-w-prose">
    <Head>
      <title>Stop acting for a child · Bloom</title>
    </Head>
    <PageHeading back={{ href: paths.family(), label: "Family" }}>
      Stop acting for <bdi>{name}</bdi>?
    </PageHeading>
    <ul class="mb-5 grid list-disc gap-2 pl-5">
      <li>
        You can no longer see or change anything here for <bdi>{name}</bdi>.
      </li>
      <li>
        If no one else acts for <bdi>{name}</bdi>, we cancel{" "}
        <bdi>{name}</bdi>'s upcoming visits and tell the therapists.
      </li>
      <li>The law requires us to keep the record of past visits.</li>
      <li>You can't undo this.</li>
    </ul>
    <Form
      submit="Stop acting for them"
      submitKind="danger"
      beside={<a href={paths.family()}>Keep things as they are</a>}
    />
  </div>
));
