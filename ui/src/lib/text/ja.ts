// All words that a person reads, by area.
export * from "./backup";
export * from "./case";
export * from "./desk";
export * from "./desk-search";
export * from "./errors";
export * from "./exchange";
export * from "./manual";
export * from "./paper";
export * from "./record";
export * from "./settings";
export * from "./shell";
export * from "./start";
