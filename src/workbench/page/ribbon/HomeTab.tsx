import { Fragment, type ReactNode } from "react";
import { MenuButton } from "../menu/MenuButton";
import type { Session } from "../Session";
import { useWorkbook } from "../useWorkbook";
import { HOME, type HomeTool } from "./homeTools";
import { Toolbar } from "./Toolbar";

/** The tab Home: what an Excel user looks for there, working on the selected cells of the grid. */
export function HomeTab({ session, epoch }: { session: Session; epoch: number }): ReactNode {
  useWorkbook(session, epoch);
  return (
    <Toolbar label="Home" className="wb-groups">
      {HOME.map((group) => (
        <div key={group.label} role="group" aria-label={group.label} className="wb-group">
          <div className="wb-tools">
            {group.rows.map((row, i) => (
              <div key={i} className="wb-tool-row">
                {row.map((tool) => (
                  <Fragment key={tool.title}>
                    <Tool tool={tool} session={session} />
                  </Fragment>
                ))}
              </div>
            ))}
          </div>
          <div className="wb-group-label" aria-hidden="true">
            {group.label}
          </div>
        </div>
      ))}
    </Toolbar>
  );
}

function Tool({ tool, session }: { tool: HomeTool; session: Session }): ReactNode {
  const { grid } = session;
  const book = grid?.host.book;
  const format = book?.active.formatAt(book.selection.row, book.selection.column);
  const tip = tool.keys === undefined ? tool.title : `${tool.title} (${tool.keys})`;
  const run = (choice: string): void => {
    if (grid) tool.run(grid, choice);
  };
  if (tool.entries) {
    return (
      <MenuButton
        label={format && tool.value ? `${tool.title}: ${tool.value(format)}` : tool.title}
        tip={tip}
        className="wb-tool"
        entries={format ? tool.entries(format) : []}
        onPick={run}
      >
        {format && tool.face(format)}
        <span aria-hidden="true" className="wb-caret">
          ▾
        </span>
      </MenuButton>
    );
  }
  return (
    <button
      type="button"
      className="wb-tool"
      title={tip}
      aria-label={tool.title}
      aria-pressed={tool.on ? format !== undefined && tool.on(format) : undefined}
      onClick={() => run("")}
    >
      {format && tool.face(format)}
    </button>
  );
}
