import { beforeEach, describe, expect, it, vi } from "vitest";
import type { BatchStart, BatchView } from "../../lib/backend";

const calls = vi.hoisted(() => ({ made: [] as string[], answer: (_name: string, _request: unknown): Promise<unknown> => Promise.resolve(null) }));
vi.mock("../../lib/backend", () => ({
  call: (name: string, request: unknown) => {
    calls.made.push(name);
    return calls.answer(name, request);
  },
  errorOf: (thrown: unknown) => thrown,
}));
import { Several } from "./several.svelte";

const line = (n: number, refused: boolean): BatchView["lines"][number] => ({
  case_id: `case-${n}`,
  number: `R8-000${n}`,
  name: "対象",
  page: 0,
  left_out: [],
  refused: refused ? { code: "no_employer" } : null,
});
const view = (done: number, state: string, refused = 0): BatchView => ({
  id: 7,
  state,
  done,
  total: 4,
  lines: Array.from({ length: done }, (_, n) => line(n, n < refused)),
  pages: 0,
});
const ask = { cases: ["a"], all: null, two_sided: false } as unknown as BatchStart;

/** Answers each step with the next of these. */
function program(steps: BatchView[]): void {
  calls.answer = async (name) => {
    if (name === "batch_start") return view(0, "drawing");
    if (name === "batch_step") return steps.shift();
    return { pdf: "", title: "", pages: 4, file_name: "", discloses: [] };
  };
}

beforeEach(() => {
  calls.made.length = 0;
});

describe("papers of several cases", () => {
  it("are drawn to the end and opened", async () => {
    program([view(2, "drawing"), view(4, "drawing"), view(4, "ready")]);
    const several = new Several();
    await several.make(ask);
    expect(calls.made).toEqual(["batch_start", "batch_step", "batch_step", "batch_step", "batch_open"]);
    expect(several.drawn).not.toBeNull();
    expect(several.busy).toBe(false);
  });

  it("wait for the person where some cannot be made, and go on without them only then", async () => {
    program([view(4, "asking", 1), view(4, "ready", 1)]);
    const several = new Several();
    await several.make(ask);
    expect(several.drawn).toBeNull();
    expect(several.refused.map((one) => one.case_id)).toEqual(["case-0"]);
    expect(calls.made.filter((name) => name === "batch_step")).toHaveLength(1);
    await several.goOn();
    expect(several.drawn).not.toBeNull();
    expect(several.made).toHaveLength(3);
  });

  it("stop while a step is under way: its answer is nobody's, and the batch is dropped", async () => {
    let answer: (step: BatchView) => void = () => undefined;
    program([]);
    const usual = calls.answer;
    calls.answer = (name, request) => (name === "batch_step" ? new Promise((done) => (answer = done as typeof answer)) : usual(name, request));
    const several = new Several();
    const making = several.make(ask);
    await vi.waitFor(() => expect(calls.made).toContain("batch_step"));
    expect(several.busy).toBe(true);
    await several.stop();
    answer(view(2, "drawing"));
    await making;
    expect(several.view).toBeNull();
    expect(several.stopped).toBe(true);
    expect(calls.made).toEqual(["batch_start", "batch_step", "batch_cancel"]);
  });

  it("show what stands against it", async () => {
    calls.answer = async (name) => {
      if (name === "batch_start") throw { code: "batch_refused", reason: "too_many" };
      return null;
    };
    const several = new Several();
    await several.make(ask);
    expect(several.error?.code).toBe("batch_refused");
    expect(several.busy).toBe(false);
  });
});
