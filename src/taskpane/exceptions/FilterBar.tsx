import { Input, makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import { KindIcon } from "../parts/KindIcon";
import {
  filters,
  filterWords,
  groupings,
  groupingWords,
  type ExceptionFilter,
  type FilterCounts,
  type Grouping,
  type RowKind,
} from "./exceptionList";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "6px", padding: "8px 12px 6px" },
  chips: { display: "flex", flexWrap: "wrap", gap: "4px", border: 0, margin: 0, padding: 0, minWidth: 0 },
  chip: {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    minHeight: "24px",
    padding: "0 8px",
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  pressed: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "@media (forced-colors: active)": {
      backgroundColor: "Highlight",
      color: "HighlightText",
      forcedColorAdjust: "none",
    },
  },
  none: { color: tokens.colorNeutralForeground3 },
  line: { display: "flex", gap: "8px", alignItems: "center" },
  words: { flexGrow: 1, minWidth: 0 },
  group: {
    display: "flex",
    alignItems: "center",
    gap: "6px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
  },
});

const icons: Readonly<Partial<Record<ExceptionFilter, RowKind>>> = {
  low: "low",
  high: "high",
  breaking: "breaking",
  relationship: "relationship",
  commercial: "commercial",
  promise: "promise",
  governance: "governance",
  data: "data",
};

const always: ReadonlySet<ExceptionFilter> = new Set(["all", "low", "high", "breaking", "data"]);

interface Props {
  readonly filter: ExceptionFilter;
  readonly text: string;
  readonly grouping: Grouping;
  readonly counts: FilterCounts;
  readonly onFilter: (filter: ExceptionFilter) => void;
  readonly onText: (text: string) => void;
  readonly onGrouping: (grouping: Grouping) => void;
}

/** Chips with counts, words to look for, and what the list is grouped by. */
export function FilterBar({ filter, text, grouping, counts, onFilter, onText, onGrouping }: Props) {
  const styles = useStyles();
  // Chips that nobody can use yet only take room; those that everybody looks for stay.
  const shown = filters.filter((id) => counts[id] > 0 || id === filter || always.has(id));
  return (
    <div className={styles.root} role="search" aria-label="Filter exceptions">
      <div className={styles.chips} role="group" aria-label="Show">
        {shown.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={filter === id}
            aria-label={`${filterWords[id]}, ${counts[id]}`}
            className={mergeClasses(styles.chip, counts[id] === 0 && styles.none, filter === id && styles.pressed)}
            onClick={() => onFilter(id)}
          >
            {icons[id] ? <KindIcon kind={icons[id]} /> : null}
            {filterWords[id]} <span>{counts[id]}</span>
          </button>
        ))}
      </div>
      <div className={styles.line}>
        <Input
          className={styles.words}
          size="small"
          type="search"
          aria-label="Filter by words"
          placeholder="Filter by words, owner, rule…"
          value={text}
          onChange={(_, data) => onText(data.value)}
        />
        <label className={styles.group}>
          Group by
          <Select size="small" value={grouping} onChange={(_, data) => onGrouping(data.value as Grouping)}>
            {groupings.map((id) => (
              <option key={id} value={id}>
                {groupingWords[id]}
              </option>
            ))}
          </Select>
        </label>
      </div>
    </div>
  );
}
