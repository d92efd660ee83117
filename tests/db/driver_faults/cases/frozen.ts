import type { FaultCase } from "../fault_case.ts";

export const frozenBackend: FaultCase = {
  name: "every backend freezes: requests get 503 in time, and new connections serve the next ones",
  poolSize: 2,
  patience: { statement: 600, answer: 800 },
  async run(bench) {
    const { app, server, databaseUrl, expectAnswer } = bench;
    const twice = () => [app.fetch("/api/therapists"), app.fetch("/api/therapists")];
    for (const request of twice()) await expectAnswer(request, "A request before the fault", 200);
    const pids = await server.backends(databaseUrl);
    for (const pid of pids) Deno.kill(pid, "SIGSTOP");
    try {
      for (const request of twice()) await expectAnswer(request, "A request to a frozen backend", 503);
      await bench.expectRecovery();
    } finally {
      for (const pid of pids) Deno.kill(pid, "SIGCONT");
    }
  },
};

export const frozenAtClose: FaultCase = {
  name: "an idle backend freezes: the pool closes nevertheless",
  async run({ app, server, databaseUrl, expectAnswer, closeInTime }) {
    await expectAnswer(app.fetch("/api/therapists"), "A request before the fault", 200);
    const pids = await server.backends(databaseUrl);
    for (const pid of pids) Deno.kill(pid, "SIGSTOP");
    try {
      await closeInTime();
    } finally {
      for (const pid of pids) Deno.kill(pid, "SIGCONT");
    }
  },
};
