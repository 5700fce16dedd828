import type { ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& caption": {
      textAlign: "left",
      fontWeight: tokens.fontWeightSemibold,
      paddingBottom: "4px",
      fontSize: tokens.fontSizeBase300,
    },
    "& th": {
      textAlign: "left",
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
      verticalAlign: "bottom",
    },
    "& th, & td": { padding: "4px 6px 4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    "& td": { verticalAlign: "top", overflowWrap: "anywhere" },
    "& .mi-number": { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  },
});

export interface SmallColumn {
  readonly title: string;
  readonly number?: boolean;
}

interface Props {
  readonly caption: string;
  readonly columns: readonly SmallColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}

/** A plain table that fits the pane; the first cell of a row is its heading. */
export function SmallTable({ caption, columns, rows }: Props) {
  const styles = useStyles();
  const kind = (i: number) => (columns[i]?.number ? "mi-number" : undefined);
  return (
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={columns.length > 4 ? 0 : -1}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={column.title} scope="col" className={kind(i)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {row.cells.map((cell, i) => (
                <td key={i} className={kind(i)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
