import { useEffect, useState, type Dispatch, type SetStateAction } from "react";
import { useDrafts } from "./AppContext";

/** Like `useState`, but what was typed is still there when the view is opened again. */
export function useDraft<T>(key: string, initial: () => T): [T, Dispatch<SetStateAction<T>>] {
  const drafts = useDrafts();
  const [value, setValue] = useState<T>(() => (drafts.has(key) ? (drafts.get(key) as T) : initial()));
  useEffect(() => {
    drafts.set(key, value);
  }, [drafts, key, value]);
  return [value, setValue];
}
