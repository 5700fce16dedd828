import { memo, type MouseEvent } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { Info16Regular } from "@fluentui/react-icons/svg/info";
import { MoreHorizontal16Regular } from "@fluentui/react-icons/svg/more-horizontal";
import { Hidden } from "../parts/Hidden";
import { KindIcon } from "../parts/KindIcon";
import { variationSigns } from "../parts/text";
import { kindWords, type TreeItem } from "./exceptionList";

const useStyles = makeStyles({
  line: {
    display: "flex",
    alignItems: "flex-start",
    cursor: "default",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    "& .mi-tools": { visibility: "hidden" },
    ":hover .mi-tools": { visibility: "visible" },
    ":focus-within .mi-tools": { visibility: "visible" },
    "@media (hover: none)": { "& .mi-tools": { visibility: "visible" } },
  },
  group: { padding: "4px 12px 4px 8px", gap: "4px", alignItems: "center", fontWeight: tokens.fontWeightSemibold },
  count: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground4,
    borderRadius: tokens.borderRadiusCircular,
    padding: "0 7px",
    fontSize: tokens.fontSizeBase200,
  },
  row: { padding: "5px 6px 5px 28px", gap: "8px", position: "relative" },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  icon: { display: "flex", paddingTop: "4px" },
  body: { flexGrow: 1, minWidth: 0 },
  first: { display: "flex", alignItems: "baseline", gap: "8px" },
  label: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", color: tokens.colorNeutralForeground1 },
  figures: { flexShrink: 0, display: "flex", gap: "8px", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  value: { fontWeight: tokens.fontWeightSemibold },
  concerning: { color: "var(--mi-concern)" },
  improving: { color: "var(--mi-improvement)" },
  second: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  tools: {
    position: "absolute",
    right: "4px",
    bottom: "3px",
    display: "flex",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  tool: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "26px",
    height: "24px",
    padding: 0,
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
  },
  more: { padding: "6px 12px 6px 48px", color: tokens.colorBrandForegroundLink },
});

/** What lines ask the tree for, each with its own id. */
export interface LineActs {
  readonly element: (id: string, element: HTMLElement | null) => void;
  readonly focused: (id: string) => void;
  readonly toggle: (id: string) => void;
  readonly more: (group: string) => void;
  readonly pick: (id: string) => void;
  readonly details: (id: string) => void;
  readonly menu: (id: string, at: HTMLElement) => void;
}

interface LineProps {
  readonly tabIndex: number;
  readonly acts: LineActs;
}

type Of<T extends TreeItem["type"]> = Extract<TreeItem, { type: T }>;

export function GroupLine({ item, tabIndex, acts }: LineProps & { readonly item: Of<"group"> }) {
  const styles = useStyles();
  const { title, rows } = item.group;
  return (
    <div
      ref={(element) => acts.element(item.id, element)}
      onFocus={() => acts.focused(item.id)}
      role="treeitem"
      aria-level={1}
      aria-expanded={item.open}
      aria-setsize={item.of}
      aria-posinset={item.position}
      tabIndex={tabIndex}
      className={mergeClasses(styles.line, styles.group)}
      onClick={() => acts.toggle(item.id)}
    >
      {item.open ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}
      <span>{title}</span>
      <Hidden>, </Hidden>
      <span className={styles.count}>{rows.length}</span>
    </div>
  );
}

interface RowProps extends LineProps {
  readonly item: Of<"row">;
  readonly selected: boolean;
}

/** Whether a line says the same: a list made anew after each edit draws only the lines that do not. */
function isSame(a: RowProps, b: RowProps): boolean {
  const [left, right] = [a.item.row, b.item.row];
  return (
    a.selected === b.selected &&
    a.tabIndex === b.tabIndex &&
    a.acts === b.acts &&
    a.item.position === b.item.position &&
    a.item.of === b.item.of &&
    left.id === right.id &&
    left.kind === right.kind &&
    left.label === right.label &&
    left.second === right.second &&
    left.value === right.value &&
    left.variation === right.variation &&
    left.money === right.money &&
    left.onAgenda === right.onAgenda &&
    left.finding?.concern === right.finding?.concern
  );
}

export const ExceptionLine = memo(function ExceptionLine({ item, selected, tabIndex, acts }: RowProps) {
  const styles = useStyles();
  const { row } = item;
  const tool = (act: (at: HTMLElement) => void) => (event: MouseEvent<HTMLElement>) => {
    event.stopPropagation();
    act(event.currentTarget);
  };
  const tone =
    row.variation === "concerning" ? styles.concerning : row.variation === "improving" ? styles.improving : "";
  return (
    <div
      ref={(element) => acts.element(item.id, element)}
      onFocus={() => acts.focused(item.id)}
      role="treeitem"
      aria-level={2}
      aria-setsize={item.of}
      aria-posinset={item.position}
      aria-selected={selected}
      tabIndex={tabIndex}
      className={mergeClasses(styles.line, styles.row, selected && styles.selected)}
      onClick={() => acts.pick(item.id)}
      onContextMenu={(event) => {
        event.preventDefault();
        acts.menu(item.id, event.currentTarget);
      }}
    >
      <span className={styles.icon}>
        <KindIcon kind={row.kind} concern={row.finding?.concern} />
        <Hidden>{kindWords[row.kind]}, </Hidden>
      </span>
      <div className={styles.body}>
        <div className={styles.first}>
          <span className={styles.label}>{row.label}</span>
          <span className={styles.figures}>
            {row.value === null ? null : (
              <span className={styles.value}>
                <Hidden>, </Hidden>
                {row.value}
              </span>
            )}
            {row.variation === null ? null : (
              <span title={row.variation}>
                <Hidden>, {row.variation}</Hidden>
                <span aria-hidden="true" className={tone}>
                  {variationSigns[row.variation]}
                </span>
              </span>
            )}
            {row.money === null ? null : (
              <span>
                <Hidden>, </Hidden>
                {row.money}
              </span>
            )}
          </span>
        </div>
        <div className={styles.second}>
          {row.second}
          {row.onAgenda ? <Hidden>, on the agenda</Hidden> : null}
        </div>
      </div>
      <span className={mergeClasses("mi-tools", styles.tools)} aria-hidden="true">
        <button
          type="button"
          tabIndex={-1}
          className={styles.tool}
          title="Details (Space)"
          onClick={tool(() => acts.details(item.id))}
        >
          <Info16Regular />
        </button>
        <button
          type="button"
          tabIndex={-1}
          className={styles.tool}
          title="Actions (Shift+F10)"
          onClick={tool((at) => acts.menu(item.id, at))}
        >
          <MoreHorizontal16Regular />
        </button>
      </span>
    </div>
  );
}, isSame);

export function MoreLine({ item, tabIndex, acts }: LineProps & { readonly item: Of<"more"> }) {
  const styles = useStyles();
  return (
    <div
      ref={(element) => acts.element(item.id, element)}
      onFocus={() => acts.focused(item.id)}
      role="treeitem"
      aria-level={2}
      tabIndex={tabIndex}
      className={mergeClasses(styles.line, styles.more)}
      onClick={() => acts.more(item.group)}
    >
      Show more ({item.hidden} hidden)
    </div>
  );
}
