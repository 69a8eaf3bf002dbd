// Which figures stand together on the screen.
type Part = { id: "main" | "who" | "time" | "work" | "report" | "other"; tables: string[]; wide: string[] };

export const parts: readonly Part[] = [
  { id: "main", tables: ["groups", "persons"], wide: ["groups"] },
  { id: "who", tables: ["disease", "outcome", "path"], wide: [] },
  { id: "time", tables: ["return", "times"], wide: [] },
  { id: "work", tables: ["kind", "partner", "channel", "link", "care"], wide: [] },
  { id: "report", tables: ["time", "channel_time", "kind_time", "partner_time", "care_time"], wide: ["channel_time", "kind_time", "partner_time", "care_time"] },
  { id: "other", tables: ["satisfaction", "papers", "fee", "consultation"], wide: [] },
];
