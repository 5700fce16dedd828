import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ExceptionLine, GroupLine, MoreLine, type LineActs } from "./TreeLines";
import {
  groupings,
  PAGE,
  RESTING,
  treeItems,
  type TreeItem,
  type ExceptionGroup,
  type ExceptionRow,
} from "./exceptionList";
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

/** Lines that come new onto the screen at once: more would be felt as a freeze. The others follow at once, as many a time. */
const AT_ONCE = 100;

/**
 * The list as a tree with one tab stop: see {@link treeMove} for its keys. A long list comes in pieces, from the top; every
 * line says from the first moment which of how many it is, and a line that the focus goes to is there when it is asked for.
 */
export function ExceptionTree({ groups, selected, returning = null, onSelect, onGo, onDetails, onMenu }: Props) {
  const styles = useStyles();
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () => new Set(groupings.map((grouping) => `${grouping}:${RESTING}`)),
  );
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const [focused, setFocused] = useState<string | null>(returning);
  const lines = useRef(new Map<string, HTMLElement>());
  const items = useMemo(() => treeItems(groups, closed, shown), [groups, closed, shown]);
  const known = (id: string | null) => id !== null && items.some((item) => item.id === id);
  const active = known(focused) ? focused : known(selected) ? selected : (items[0]?.id ?? null);
  const { here, complete } = usePieces(items, [active, selected]);
  /** Held in view while lines still come in above it. */
  const held = useRef(returning);
  /** Gets the focus as soon as it is there. */
  const expected = useRef(returning);

  useLayoutEffect(() => {
    lines.current.get(expected.current ?? "")?.focus();
    expected.current = null;
    lines.current.get(held.current ?? "")?.scrollIntoView?.({ block: "nearest" });
    if (complete) held.current = null;
  });

  // What is selected elsewhere (next exception, the sheet) comes into view here.
  useEffect(() => {
    if (selected === null) return;
    lines.current.get(selected)?.scrollIntoView?.({ block: "nearest" });
    held.current = selected;
    setFocused(selected);
  }, [selected]);

  function toggle(id: string): void {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  }

  function focus(id: string): void {
    setFocused(id);
    held.current = id;
    const line = lines.current.get(id);
    if (!line) expected.current = id;
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

  function withRow(id: string, does: (row: ExceptionRow) => void): void {
    const item = items.find((one) => one.id === id);
    if (item?.type !== "row") return;
    onSelect(item.row);
    does(item.row);
  }

  const acts = useLatest({
    element: (id, element) => {
      if (element) lines.current.set(id, element);
      else lines.current.delete(id);
    },
    focused: setFocused,
    toggle: (id) => {
      setFocused(id);
      toggle(id);
    },
    more,
    pick: (id) => {
      setFocused(id);
      withRow(id, onGo);
    },
    details: (id) => withRow(id, onDetails),
    menu: (id, at) => withRow(id, (row) => onMenu(row, at)),
  });

  function letGo(): void {
    held.current = null;
  }

  return (
    <div
      className={styles.tree}
      role="tree"
      aria-label="Exceptions"
      aria-busy={!complete}
      onKeyDown={onKeyDown}
      onWheel={letGo}
      onPointerDown={letGo}
    >
      {here.map((item) => {
        const line = { tabIndex: item.id === active ? 0 : -1, acts };
        if (item.type === "group") return <GroupLine key={item.id} item={item} {...line} />;
        if (item.type === "more") return <MoreLine key={item.id} item={item} {...line} />;
        return <ExceptionLine key={item.id} item={item} selected={item.id === selected} {...line} />;
      })}
    </div>
  );
}

/**
 * The lines that stand on the screen: those that stood there before, those that are `wanted`, and of the others so many
 * that the page does not stand still; the rest follows in the next moments.
 */
function usePieces(items: readonly TreeItem[], wanted: readonly (string | null)[]) {
  const [before, setBefore] = useState<ReadonlySet<string>>(new Set());
  let fresh = 0;
  const here = items.filter(({ id }) => before.has(id) || wanted.includes(id) || fresh++ < AT_ONCE);
  const ids = useRef(here);
  useEffect(() => {
    ids.current = here;
  });
  useEffect(() => {
    const known = before.size <= items.length && items.every(({ id }) => before.has(id));
    if (known || items.length <= AT_ONCE) return undefined;
    const timer = setTimeout(() => setBefore(new Set(ids.current.map(({ id }) => id))), 0);
    return () => clearTimeout(timer);
  }, [items, before]);
  return { here, complete: here.length === items.length };
}

/** Functions that stay the same, so that no line is drawn anew for them, and do what the latest ones do. */
function useLatest(acts: LineActs): LineActs {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  return useMemo(
    () => ({
      element: (id, element) => latest.current.element(id, element),
      focused: (id) => latest.current.focused(id),
      toggle: (id) => latest.current.toggle(id),
      more: (group) => latest.current.more(group),
      pick: (id) => latest.current.pick(id),
      details: (id) => latest.current.details(id),
      menu: (id, at) => latest.current.menu(id, at),
    }),
    [],
  );
}
