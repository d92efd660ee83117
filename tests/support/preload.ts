/**
 * Loaded before every test file (`deno test --preload`). A test that does not end within the deadline fails
 * with its name, and so does a file that registers no test. A loop without a pause lets no timer run, so
 * each test also says in a file that it is running: `tests/run.ts` ends a run whose test has not ended.
 */
import { DEADLINE, deadlineSeconds } from "./deadline.ts";

type TestArgument = string | Partial<Deno.TestDefinition> | Deno.TestDefinition["fn"];

let registered = 0;
const folder = Deno.env.get(DEADLINE.running);
const mark = folder && `${folder}/${crypto.randomUUID()}`;
const register = Deno.test;

function registerWithDeadline(...given: TestArgument[]): void {
  const parts = given.map((part) =>
    typeof part === "string" ? { name: part } : typeof part === "function" ? { fn: part } : part
  );
  const { fn, ...options }: Partial<Deno.TestDefinition> = Object.assign({}, ...parts);
  if (!fn) throw new TypeError("This test has no function.");
  const name = options.name ?? fn.name;
  registered++;
  register({ ...options, name, fn: (t) => inTime(name, () => fn(t)) });
}

async function inTime(name: string, run: () => void | Promise<void>): Promise<void> {
  if (mark) Deno.writeTextFileSync(mark, name);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`“${name}” did not end within ${deadlineSeconds} s.`);
    timer = setTimeout(() => reject(error), deadlineSeconds * 1000);
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
    if (mark) Deno.removeSync(mark);
  }
}

const variant = (options: Partial<Deno.TestDefinition>) => (...given: TestArgument[]) =>
  registerWithDeadline(...given, options);

Object.defineProperty(Deno, "test", {
  value: Object.assign(registerWithDeadline, register, {
    ignore: variant({ ignore: true }),
    only: variant({ only: true }),
  }),
});

addEventListener("load", () => {
  if (registered === 0) throw new Error(`${Deno.mainModule} registers no test.`);
});
