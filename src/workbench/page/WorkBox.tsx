import type { ReactNode } from "react";
import type { Work } from "./Session";

/** What the page is busy with, over everything else, with a way out while there is one. */
export function WorkBox({ step, done, total, canCancel, onCancel }: Work & { onCancel: () => void }): ReactNode {
  return (
    <div className="wb-work">
      <div>
        <p role="status">{step} …</p>
        {total > 0 ? <progress value={done} max={total} aria-label={step} /> : <progress aria-label={step} />}
        {canCancel && (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </div>
  );
}
