import { useId, useMemo, useState } from "react";
import { Button, Input, makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import { Filter16Regular } from "@fluentui/react-icons/svg/filter";
import { facets, facetWords, type ChosenFacets, type Facet } from "../../commands/facets";
import { groupings, type Filter, type Grouping } from "../../commands/store";
import { KindIcon } from "../parts/KindIcon";
import {
  countRows,
  facetChoices,
  filters,
  filterWords,
  groupingWords,
  isHere,
  type ExceptionFilter,
  type ExceptionRow,
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
    padding: "0 7px",
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
  words: { flexGrow: 1, flexShrink: 1, minWidth: 0, "& input": { minWidth: 0 } },
  button: { flexShrink: 0, minWidth: "auto", paddingLeft: "6px", paddingRight: "8px" },
  group: { flexShrink: 0, width: "106px" },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(138px, 1fr))",
    gap: "6px 8px",
    padding: "8px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  field: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    "& select": { minWidth: 0, textOverflow: "ellipsis" },
  },
  active: { display: "flex", flexWrap: "wrap", gap: "4px", margin: 0, padding: 0, listStyleType: "none" },
  shown: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    ":empty": { display: "none" },
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

/** Value of "Any" in a choice; what was chosen stands behind an equals sign, so that a name may be anything. */
const ANY = "";

const always: ReadonlySet<ExceptionFilter> = new Set(["all", "low", "high", "breaking", "data"]);

interface Props {
  readonly filter: Filter;
  /** The chip that is pressed. */
  readonly kind: ExceptionFilter;
  readonly rows: readonly ExceptionRow[];
  /** Rows that the whole filter lets through. */
  readonly shown: number;
  readonly onFilter: (change: Partial<Filter>) => void;
}

/** Chips with counts, words to look for, what the list is grouped by, and behind a button objective, tier, owner, party and site. */
export function FilterBar({ filter, kind, rows, shown, onFilter }: Props) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const facetsId = useId();
  const buttonId = useId();
  const focusButton = () => document.getElementById(buttonId)?.focus();
  const chosen = filter.facets ?? {};
  const counts = useMemo(() => countRows(rows, filter.facets), [rows, filter.facets]);
  // What everybody looks for stays in sight; the other kinds come with the facets, so that the list keeps its room.
  const chips = filters.filter((id) => always.has(id) || id === kind || (open && counts[id] > 0));
  const active = facets.filter((facet) => chosen[facet] !== undefined);
  const total = rows.filter((row) => row.restsUntil === null && isHere(row)).length;

  function choose(facet: Facet, id: string | undefined): void {
    onFilter({ facets: { ...without(chosen, facet), ...(id !== undefined && { [facet]: id }) } });
  }

  return (
    <div className={styles.root} role="search" aria-label="Filter exceptions">
      <div className={styles.chips} role="group" aria-label="Show">
        {chips.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={kind === id}
            aria-label={`${filterWords[id]}, ${counts[id]}`}
            className={mergeClasses(styles.chip, counts[id] === 0 && styles.none, kind === id && styles.pressed)}
            onClick={() => onFilter({ kind: id })}
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
          placeholder="Words, owner, rule…"
          value={filter.text}
          onChange={(_, data) => onFilter({ text: data.value })}
        />
        <Button
          id={buttonId}
          className={styles.button}
          size="small"
          icon={<Filter16Regular />}
          aria-expanded={open}
          aria-controls={facetsId}
          onClick={() => setOpen(!open)}
        >
          {active.length > 0 ? `Filter (${active.length})` : "Filter"}
        </Button>
        <Select
          className={styles.group}
          size="small"
          aria-label="Group by"
          value={filter.groupBy}
          onChange={(_, data) => onFilter({ groupBy: data.value as Grouping })}
        >
          {groupings.map((id) => (
            <option key={id} value={id}>
              by {groupingWords[id].toLowerCase()}
            </option>
          ))}
        </Select>
      </div>
      <div id={facetsId} hidden={!open}>
        {open ? (
          <FacetFields
            rows={rows}
            kind={kind}
            filter={filter}
            onChoose={choose}
            onClose={() => {
              setOpen(false);
              focusButton();
            }}
          />
        ) : null}
      </div>
      {active.length > 0 ? (
        <ul className={styles.active} aria-label="Filters in use">
          {active.map((facet) => (
            <li key={facet}>
              <button
                type="button"
                className={mergeClasses(styles.chip, styles.pressed)}
                aria-label={`Remove the filter ${facetWords[facet].title}: ${nameOf(rows, facet, chosen[facet]!)}`}
                onClick={() => {
                  choose(facet, undefined);
                  focusButton();
                }}
              >
                {facetWords[facet].title}: {nameOf(rows, facet, chosen[facet]!)} <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div role="status" className={styles.shown}>
        {active.length > 0 || filter.text.trim() !== "" ? `${shown} of ${total} shown` : null}
      </div>
    </div>
  );
}

function without(chosen: ChosenFacets, facet: Facet): ChosenFacets {
  return Object.fromEntries(Object.entries(chosen).filter(([key]) => key !== facet));
}

function nameOf(rows: readonly ExceptionRow[], facet: Facet, id: string): string {
  for (const row of rows) {
    const value = row.facets?.[facet].find((v) => v.id === id);
    if (value) return value.name;
  }
  return id === "" ? facetWords[facet].none : id;
}

interface FieldsProps {
  readonly rows: readonly ExceptionRow[];
  readonly kind: ExceptionFilter;
  readonly filter: Filter;
  readonly onChoose: (facet: Facet, id: string | undefined) => void;
  readonly onClose: () => void;
}

/** A choice for each facet that the exceptions differ in; the counts are what would stay. */
function FacetFields({ rows, kind, filter, onChoose, onClose }: FieldsProps) {
  const styles = useStyles();
  const chosen = filter.facets ?? {};
  const fields = facets
    .map((facet) => ({ facet, choices: facetChoices(rows, facet, kind, filter.text, chosen) }))
    .filter(({ facet, choices }) => choices.length > 1 || chosen[facet] !== undefined);
  return (
    <div
      className={styles.fields}
      role="group"
      aria-label="Filter by"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {fields.map(({ facet, choices }) => (
        <label key={facet} className={styles.field}>
          {facetWords[facet].title}
          <Select
            size="small"
            value={chosen[facet] === undefined ? ANY : `=${chosen[facet]}`}
            onChange={(_, data) => onChoose(facet, data.value === ANY ? undefined : data.value.slice(1))}
          >
            <option value={ANY}>Any</option>
            {choices.map(({ id, name, count }) => (
              <option key={id} value={`=${id}`}>
                {name} ({count})
              </option>
            ))}
          </Select>
        </label>
      ))}
      {fields.length === 0 ? <span>The exceptions do not differ in objective, tier, owner, party or site.</span> : null}
    </div>
  );
}
