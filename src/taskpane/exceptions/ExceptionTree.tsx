import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ExceptionLine, GroupLine, MoreLine } from "./TreeLines";
import { groupings, PAGE, RESTING, treeItems, type ExceptionGroup, type ExceptionRow } from "./exceptionList";
import { treeMove, type TreeMove } from "./treeKeys";

const useStyles = makeStyles({
  tree: { flexGrow: 1, minHeight: 0, overflowY: "auto", paddingBottom: tokens.spacingVerticalM },
});

interface Props {
  readonly groups: readonly ExceptionGroup[];
  /** Id of the selected row. */
  readonly selected: string | null;
  /** Row whose details were just closed: the focus goes back there. */
  readonly returning?: string | null;
  readonly onSelect: (row: ExceptionRow) => void;
  readonly onGo: (row: ExceptionRow) => void;
  readonly onDetails: (row: ExceptionRow) => void;
  /** Asks for the actions of a row, at the element that they belong to. */
  readonly onMenu: (row: ExceptionRow, at: HTMLElement) => void;
}

/** The list as a tree with one tab stop: see {@link treeMove} for its keys. */
export function ExceptionTree({ groups, selected, returning = null, onSelect, onGo, onDetails, onMenu }: Props) {
  const styles = useStyles();
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () => new Set(groupings.map((grouping) => `${grouping}:${RESTING}`)),
  );
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const [focused, setFocused] = useState<string | null>(returning);
  const lines = useRef(new Map<string, HTMLElement>());
  const items = treeItems(groups, closed, shown);
  const known = (id: string | null) => id !== null && items.some((item) => item.id === id);
  const active = known(focused) ? focused : known(selected) ? selected : (items[0]?.id ?? null);

  useEffect(() => {
    if (returning !== null) lines.current.get(returning)?.focus();
  }, [returning]);

  // What is selected elsewhere (next exception, the sheet) comes into view here.
  useEffect(() => {
    const line = selected === null ? undefined : lines.current.get(selected);
    line?.scrollIntoView?.({ block: "nearest" });
    if (selected !== null) setFocused(selected);
  }, [selected]);

  function toggle(id: string): void {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  }

  function focus(id: string): void {
    setFocused(id);
    const line = lines.current.get(id);
    line?.focus();
    line?.scrollIntoView?.({ block: "nearest" });
  }

  function more(group: string): void {
    setShown(new Map(shown).set(group, (shown.get(group) ?? PAGE) + PAGE));
  }

  function act(move: TreeMove): void {
    const item = items.find((i) => i.id === active);
    if (item?.type === "more") more(item.group);
    if (item?.type !== "row") return;
    onSelect(item.row);
    if (move.act === "go") onGo(item.row);
    if (move.act === "details") onDetails(item.row);
    const line = lines.current.get(item.id);
    if (move.act === "menu" && line) onMenu(item.row, line);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || active === null) return;
    const move = treeMove(items, active, event);
    if (!move) return;
    event.preventDefault();
    if (move.focus !== undefined) focus(move.focus);
    if (move.toggle !== undefined) toggle(move.toggle);
    if (move.act !== undefined) act(move);
  }

  const line = (id: string) => ({
    tabIndex: id === active ? 0 : -1,
    onFocus: () => setFocused(id),
    refLine: (element: HTMLElement | null) => {
      if (element) lines.current.set(id, element);
      else lines.current.delete(id);
    },
  });

  return (
    <div className={styles.tree} role="tree" aria-label="Exceptions" onKeyDown={onKeyDown}>
      {items.map((item) => {
        if (item.type === "group") {
          return (
            <GroupLine
              key={item.id}
              item={item}
              {...line(item.id)}
              onToggle={() => {
                setFocused(item.id);
                toggle(item.id);
              }}
            />
          );
        }
        if (item.type === "more") {
          return <MoreLine key={item.id} item={item} {...line(item.id)} onMore={() => more(item.group)} />;
        }
        return (
          <ExceptionLine
            key={item.id}
            item={item}
            selected={item.id === selected}
            {...line(item.id)}
            onPick={() => {
              setFocused(item.id);
              onSelect(item.row);
              onGo(item.row);
            }}
            onDetails={() => {
              onSelect(item.row);
              onDetails(item.row);
            }}
            onMenu={(at) => {
              onSelect(item.row);
              onMenu(item.row, at);
            }}
          />
        );
      })}
    </div>
  );
}
