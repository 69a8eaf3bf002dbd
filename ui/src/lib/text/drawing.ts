/** Words around the drawings of the manual. */
export const drawingText = {
  label: (title: string) => `図　${title}`,
  told: "図の内容を表で読む",
  unsure: "点線の枠は、一次資料では確かめられていない内容です。",
  unsureHatched: "点線の枠と斜線の棒は、一次資料では確かめられていない内容です。",
} as const;
