import { PracticeTabs } from "./(_components)/PracticeTabs.tsx";
import { define } from "../../lib/site/define.ts";

/** The parts of the practice stand above each of them; what lies further in leads back by itself. */
export default define.layout(({ Component, route }) => (
  <>
    <PracticeTabs current={route ?? ""} />
    <Component />
  </>
));
