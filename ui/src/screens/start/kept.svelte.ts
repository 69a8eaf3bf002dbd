// What the unlock screen remembers while the program runs: the last user and the place of the key file.
export const kept = $state({ user: "", keyFile: "" });
