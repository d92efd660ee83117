import { createDefine, page } from "fresh";
import { Head } from "fresh/runtime";
import Picker from "../../../islands/Picker.tsx";
import { cards, days } from "../../../practice_data.ts";

const define = createDefine<unknown>();

export const handler = define.handlers({ GET: () => page({ therapist: cards[0].name, days }) });

export default define.page<typeof handler>(({ data }) => (
  <>
    <Head>
      <title>Book</title>
    </Head>
    <h1>Book with {data.therapist}</h1>
    <Picker days={data.days} therapist={data.therapist} />
  </>
));
