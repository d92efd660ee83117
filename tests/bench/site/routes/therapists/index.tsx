import { createDefine, page } from "fresh";
import { Head } from "fresh/runtime";
import { CardList } from "../../card_list.tsx";
import { cards } from "../../practice_data.ts";

const define = createDefine<unknown>();

export const handler = define.handlers({ GET: () => page({ cards }) });

export default define.page<typeof handler>(({ data }) => (
  <>
    <Head>
      <title>Therapists</title>
    </Head>
    <h1>Therapists</h1>
    <CardList cards={data.cards} />
  </>
));
