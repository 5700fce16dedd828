import { type ReactNode, useEffect, useRef } from "react";

interface NameFieldProps {
  readonly name: string;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** The name of a sheet while it is typed, in the place of its tab. */
export function NameField({ name, onDone, onCancel }: NameFieldProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (keep: boolean): void => {
    if (over.current) return;
    over.current = true;
    if (keep) onDone(field.current?.value.trim() ?? name);
    else onCancel();
  };
  return (
    <input
      ref={field}
      className="wb-sheet-name"
      aria-label={`Name of the sheet ${name}`}
      defaultValue={name}
      maxLength={31}
      size={Math.max(6, name.length)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") end(true);
        if (event.key === "Escape") end(false);
      }}
    />
  );
}
