import { PracticeTabs } from "./(_components)/PracticeTabs.tsx";
import { define } from "../../lib/site/define.ts";

/** The practice's tabs are above each main page; pages below those have their own link back. */
export default define.layout(({ Component, route }) => (
  <>
    <PracticeTabs current={route ?? ""} />
    <Component />
  </>
));
