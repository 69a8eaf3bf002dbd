import { expect, it } from "vitest";
import { order } from "./order";

const rounds = Array.from({ length: 40 }, (_, n) => n + 1);

it("shows every choice once, and the same order again in one round", () => {
  for (const round of rounds) {
    expect([...order(4, "liver.q01", round)].sort()).toEqual([1, 2, 3, 4]);
    expect(order(4, "liver.q01", round)).toEqual(order(4, "liver.q01", round));
  }
});

it("puts the right one at every place over the rounds, and differs from question to question", () => {
  const places = new Set(rounds.map((round) => order(4, "liver.q01", round).indexOf(2)));
  expect([...places].sort()).toEqual([0, 1, 2, 3]);
  const of = (question: string): string => JSON.stringify(rounds.map((round) => order(4, question, round)));
  expect(of("liver.q01")).not.toBe(of("liver.q02"));
  const next = rounds.filter((round) => JSON.stringify(order(4, "liver.q01", round)) !== JSON.stringify(order(4, "liver.q01", round + 1)));
  expect(next.length).toBeGreaterThan(30);
});
