import type { Breath } from "../../core/steps";

/** How the page breathes between two pieces of work: without the milliseconds that browsers add to a row of timers. */
export const breath: Breath = {
  now: () => performance.now(),
  pause: () =>
    new Promise((resume) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resume();
      };
      port2.postMessage(null);
    }),
};
