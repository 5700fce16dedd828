import { useEffect, useReducer } from "react";
import type { Session } from "./Session";

/** Draws again after whatever was done in the grid or told by the model, once a frame at most. */
export function useWorkbook(session: Session, epoch: number): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const { grid } = session;
    if (!grid) return undefined;
    let frame = 0;
    const later = (): void => {
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0;
          redraw();
        });
    };
    const { api } = grid.engine;
    const events = [
      api.addEvent(api.Event.CommandExecuted, later),
      api.addEvent(api.Event.SheetEditStarted, later),
      api.addEvent(api.Event.SheetEditEnded, later),
    ];
    const off = [grid.host.book.listen(later), grid.onDrawn(later)];
    later();
    return () => {
      if (frame !== 0) cancelAnimationFrame(frame);
      for (const event of events) event.dispose();
      for (const stop of off) stop();
    };
  }, [session, epoch]);
}
