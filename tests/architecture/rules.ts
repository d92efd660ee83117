import { dirname } from "node:path";
import { findCircles } from "./circles.ts";
import { type Import, importsOf, type Sources } from "./project.ts";

/** The floors of lib/ from the top. Each imports only from lower ones, types included. */
export const floors = [
  "start",
  "demo",
  "site",
  "worker",
  "directory",
  "overview",
  "leaving",
  "scheduling",
  "records",
  "people",
  "auth",
  "welcome",
  "jobs",
  "audit",
  "files",
  "http",
  "practice.ts",
  "outside",
  "encryption",
  "observe",
  "config",
  "shared",
  "fresh",
];

/** The folders of lib/scheduling/ from the top, by the same rule. */
export const schedulingRooms = [
  "timetable",
  "reminders",
  "availability",
  "waitlist",
  "booking",
  "mail",
  "calendars",
  "appointments",
  "free",
  "schedule",
  "time",
];

/** Returns a sentence for each place that breaks the rule. */
export type Rule = (sources: Sources) => string[];

const report = (broken: Import[], because: string) =>
  broken.map(({ file, imported }) => `${file} imports ${imported}. ${because}`);

const forImports = (isBroken: (edge: Import) => boolean, because: string): Rule => (sources) =>
  report(importsOf(sources).filter(isBroken), because);

/** Returns whether an import goes up in a list of folders below `base`. */
function climbs({ file, imported }: Import, base: string, order: readonly string[]): boolean {
  if (!file.startsWith(base) || !imported.startsWith(base)) return false;
  const [from, to] = [file, imported].map((path) => path.slice(base.length).split("/")[0]);
  return from !== to && order.indexOf(from) > order.indexOf(to);
}

const within = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(folder));

const libKnowsNoPage = forImports(
  ({ file, imported }) => within(file, "lib/") && within(imported, "routes/", "islands/", "components/"),
  "Code in lib/ knows no page, island or component.",
);

const libDescends = forImports(
  (edge) => climbs(edge, "lib/", floors),
  "A folder of lib/ imports only from the floors below it.",
);

const schedulingDescends = forImports(
  (edge) => climbs(edge, "lib/scheduling/", schedulingRooms),
  "A room of lib/scheduling/ imports only from the rooms below it.",
);

const everyFolderHasAFloor: Rule = (sources) => {
  const missing = (base: string, order: readonly string[]) =>
    [
      ...new Set(
        [...sources.keys()].filter((file) => file.startsWith(base)).map((file) =>
          file.slice(base.length).split("/")[0]
        ),
      ),
    ]
      .filter((name) => !order.includes(name))
      .map((name) => `${base}${name} has no floor. Give it one in tests/architecture/rules.ts.`);
  return [...missing("lib/", floors), ...missing("lib/scheduling/", schedulingRooms)];
};

const databaseIsTheGround = forImports(
  ({ file, imported, isType }) =>
    within(file, "db/") && !within(imported, "db/") && !(isType && within(imported, "lib/")),
  "The database layer imports nothing of lib/ but types.",
);

const kernelStandsAlone = forImports(
  ({ file, imported }) => within(file, "lib/fresh/") && !within(imported, "lib/fresh/"),
  "The web kernel imports nothing of Bloom, so that upstream Fresh can take its place.",
);

const sharedIsBrowserSafe = forImports(
  ({ file, imported }) => within(file, "lib/shared/") && !within(imported, "lib/shared/"),
  "lib/shared/ runs in the browser and imports only itself.",
);

const componentsAreMarkup = forImports(
  ({ file, imported }) => within(file, "components/") && !within(imported, "components/", "lib/shared/"),
  "Components are markup: they fetch nothing and import only lib/shared/.",
);

const islandsRunInTheBrowser = forImports(
  ({ file, imported }) =>
    within(file, "islands/") && !within(imported, "islands/", "components/", "lib/shared/"),
  "Islands run in the browser and import only components and lib/shared/.",
);

const routesHoldNoSql = forImports(
  ({ file, imported, isType }) => within(file, "routes/") && within(imported, "db/") && !isType,
  "Routes call domain functions. They hold no SQL.",
);

const partsStayInTheirArea = forImports(
  ({ file, imported }) => {
    const private_ = imported.indexOf("/(_");
    return private_ > 0 && !file.startsWith(imported.slice(0, private_ + 1));
  },
  "A page's parts in a (_folder) serve only the pages beside it.",
);

/** The floors that may use HTTP; lib/shared/ calls the API from the browser. */
const httpFloors = ["lib/site/", "lib/http/", "lib/start/", "lib/fresh/", "lib/shared/"];
const HTTP = /\bFormValues\b|\bFieldErrors\b|\bProblem\b|\b(?:: |<|\| )(?:Request|Response)\b/;

const capabilitiesKnowNoHttp: Rule = (sources) =>
  [...sources]
    .filter(([file]) => within(file, "lib/") && !within(file, ...httpFloors))
    .filter(([, text]) => HTTP.test(withoutComments(text)))
    .map(([file]) => `${file} knows a request, a form or a problem. Those belong to routes/ and lib/site/.`);

/**
 * The places with sentences for what the transport (with Fresh's own checks) or the access policy refuses
 * before any capability runs.
 */
const wordedWithoutTable = ["lib/http/", "lib/fresh/", "lib/site/access/"];
const OWN_SENTENCE = /\bnew Problem\(|\bnew HttpError\(\s*\d+,\s*["'`]/;

const refusalsComeFromTables: Rule = (sources) =>
  [...sources]
    .filter(([file]) => !within(file, ...wordedWithoutTable))
    .filter(([, text]) => OWN_SENTENCE.test(withoutComments(text)))
    .map(([file]) => `${file} words a refusal. Give its kind a row in a table, beside what returns it.`);

const noCircles: Rule = (sources) =>
  findCircles(importsOf(sources).map(({ file, imported }) => [file, imported])).map((circle) =>
    `${circle.join(", ")} import each other in a circle.`
  );

/** A folder and its subfolders count as one place. */
const noCirclesBetweenRooms: Rule = (sources) => {
  const edges = importsOf(sources).filter(({ file, imported }) =>
    within(file, "lib/") && within(imported, "lib/")
  )
    .map(({ file, imported }): [string, string] => [dirname(file), dirname(imported)])
    .filter(([from, to]) => !within(`${from}/`, `${to}/`) && !within(`${to}/`, `${from}/`));
  return findCircles(edges).map((circle) =>
    `The folders ${circle.join(", ")} import each other in a circle.`
  );
};

const foldersStaySmall: Rule = (sources) => {
  const counts = new Map<string, number>();
  for (const file of sources.keys()) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const limitOf = (folder: string) => within(folder, "components") ? 25 : 30;
  return [...counts]
    .filter(([folder, count]) => within(folder, "lib", "components", "routes") && count > limitOf(folder))
    .map(([folder, count]) =>
      `${folder} holds ${count} files. Give what belongs together a folder of its own.`
    );
};

/** Removes comments, so that prose about a request does not count as code. */
export const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, "");

export const rules = {
  libKnowsNoPage,
  libDescends,
  schedulingDescends,
  everyFolderHasAFloor,
  databaseIsTheGround,
  kernelStandsAlone,
  sharedIsBrowserSafe,
  componentsAreMarkup,
  islandsRunInTheBrowser,
  routesHoldNoSql,
  partsStayInTheirArea,
  capabilitiesKnowNoHttp,
  refusalsComeFromTables,
  noCircles,
  noCirclesBetweenRooms,
  foldersStaySmall,
} satisfies Record<string, Rule>;
