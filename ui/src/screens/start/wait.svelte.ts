// Seconds that are left until the next try.

/** A counter that belongs to the component that makes it. */
export function countDown(): { readonly left: number; start: (seconds: number) => void } {
  let left = $state(0);
  let until = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function look(): void {
    left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
    if (left === 0) clearInterval(timer);
  }
  $effect(() => () => clearInterval(timer));
  return {
    get left() {
      return left;
    },
    start(seconds: number) {
      clearInterval(timer);
      until = performance.now() + seconds * 1000;
      left = seconds;
      if (seconds > 0) timer = setInterval(look, 250);
    },
  };
}
