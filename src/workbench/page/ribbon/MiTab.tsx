import type { ReactNode } from "react";
import { type Command, ribbonGroups, ribbonMenus } from "../../../commands/Command";
import { commands } from "../../../commands/registry";
import { MenuButton } from "../menu/MenuButton";
import { shownKeys } from "../shortcuts";
import { Toolbar } from "./Toolbar";

function icon(name: string, size: number): ReactNode {
  // drawn at twice the size, for sharp screens
  return <img src={`/assets/icons/${name}-${size > 20 ? 64 : 32}.png`} alt="" width={size} height={size} />;
}

function nameOf(command: Command): string {
  return command.ribbon?.label ?? command.title;
}

/** The add-in's own tab, drawn from the list that its manifest is made from. */
export function MiTab({ run }: { run: (id: string) => void }): ReactNode {
  return (
    <Toolbar label="Governance MI" className="wb-groups">
      {ribbonGroups.map((group) => (
        <div key={group.id} role="group" aria-label={group.label} className="wb-group">
          <div className="wb-buttons">
            {commands
              .filter(({ ribbon }) => ribbon?.group === group.id && ribbon.menu === undefined)
              .map((command) => (
                <CommandButton key={command.id} command={command} run={run} />
              ))}
            {ribbonMenus
              .filter((menu) => menu.group === group.id)
              .map((menu) => (
                <MenuButton
                  key={menu.id}
                  label={menu.label}
                  tip={menu.description}
                  className="wb-command"
                  entries={commands
                    .filter(({ ribbon }) => ribbon?.menu === menu.id)
                    .map((command) => ({
                      id: command.id,
                      title: nameOf(command),
                      tip: command.description,
                      icon: icon(command.icon, 16),
                      keys: shownKeys(command),
                    }))}
                  onPick={run}
                >
                  {icon(menu.icon, 26)}
                  <span>{menu.label} ▾</span>
                </MenuButton>
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

function CommandButton({ command, run }: { command: Command; run: (id: string) => void }): ReactNode {
  const keys = shownKeys(command);
  return (
    <button
      type="button"
      className="wb-command"
      title={`${command.title}${keys === "" ? "" : ` (${keys})`}\n${command.description}`}
      aria-description={command.description}
      onClick={() => run(command.id)}
    >
      {icon(command.icon, 26)}
      <span>{nameOf(command)}</span>
    </button>
  );
}
