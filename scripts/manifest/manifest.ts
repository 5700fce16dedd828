import { ribbonGroups, ribbonMenus, type Command, type IconName } from "../../src/commands/Command";
import { commands, officeCommands } from "../../src/commands/registry";
import { iconSizes } from "../icons/shapes";
import { localUrl } from "../settings";

/** The add-in's identity in every tenant: never to be changed. */
const addInId = "6f3d1c0a-8f4e-4b7a-9c55-2d1b7e9a4f10";

const productName = "Governance MI pack";
const about =
  "Turns contract data into the governance MI pack: exceptions first, value ahead, both ways. Functions for value acceleration and total cost of performance.";

interface Resources {
  readonly images: Map<string, string>;
  readonly urls: Map<string, string>;
  readonly short: Map<string, string>;
  readonly long: Map<string, string>;
}

/**
 * manifest.xml from the registry of commands: an add-in-only manifest with one shared, long-lived runtime. Addresses are
 * those of development; the production build replaces them all.
 *
 * @param version four numbers, as Office wants
 */
export function manifestXml(version: string): string {
  const resources: Resources = { images: new Map(), urls: new Map(), short: new Map(), long: new Map() };
  const page = urlId(resources, "Taskpane.Url", "taskpane.html");
  const script = urlId(resources, "Functions.Script.Url", "functions.js");
  const metadata = urlId(resources, "Functions.Metadata.Url", "functions.json");
  const namespace = shortId(resources, "Functions.Namespace", "MI");
  const started = getStarted(resources);
  const groups = ribbonGroups.map((group) => ribbonGroup(resources, page, group.id, group.label)).join("");
  const tabLabel = shortId(resources, "Tab.Label", "Governance MI");
  const menu = officeCommands
    .filter((c) => c.contextMenu)
    .map((c) => button(resources, page, c, "Context.", "Control"));
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by scripts/make-manifest.ts from src/commands/registry; \`npm run manifest\` after a change. -->
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:ov="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="TaskPaneApp">
  <Id>${addInId}</Id>
  <Version>${version}</Version>
  <ProviderName>${productName}</ProviderName>
  <DefaultLocale>en-GB</DefaultLocale>
  <DisplayName DefaultValue="${productName}"/>
  <Description DefaultValue="${escape(about)}"/>
  <IconUrl DefaultValue="${localUrl}assets/icons/product-32.png"/>
  <HighResolutionIconUrl DefaultValue="${localUrl}assets/icons/product-64.png"/>
  <SupportUrl DefaultValue="${localUrl}help/support.html"/>
  <AppDomains>
    <AppDomain>${localUrl.replace(/\/$/, "")}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Workbook"/>
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.1">
      <Set Name="SharedRuntime" MinVersion="1.1"/>
      <Set Name="ExcelApi" MinVersion="1.14"/>
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue="${localUrl}taskpane.html"/>
  </DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Workbook">
        <Runtimes>
          <Runtime resid="${page}" lifetime="long"/>
        </Runtimes>
        <AllFormFactors>
          <ExtensionPoint xsi:type="CustomFunctions">
            <Script>
              <SourceLocation resid="${script}"/>
            </Script>
            <Page>
              <SourceLocation resid="${page}"/>
            </Page>
            <Metadata>
              <SourceLocation resid="${metadata}"/>
            </Metadata>
            <Namespace resid="${namespace}"/>
          </ExtensionPoint>
        </AllFormFactors>
        <DesktopFormFactor>
${started}
          <FunctionFile resid="${page}"/>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <CustomTab id="GovernanceMI.Tab">
${groups}              <Label resid="${tabLabel}"/>
            </CustomTab>
          </ExtensionPoint>
          <ExtensionPoint xsi:type="ContextMenu">
            <OfficeMenu id="ContextMenuCell">
${menu.join("")}            </OfficeMenu>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
${entries("Image", resources.images)}      </bt:Images>
      <bt:Urls>
${entries("Url", resources.urls)}      </bt:Urls>
      <bt:ShortStrings>
${entries("String", resources.short)}      </bt:ShortStrings>
      <bt:LongStrings>
${entries("String", resources.long)}      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
  <ExtendedOverrides Url="${localUrl}assets/shortcuts.json"/>
</OfficeApp>
`;
}

function getStarted(resources: Resources): string {
  const title = shortId(resources, "GetStarted.Title", "Governance MI pack is ready");
  const text = longId(
    resources,
    "GetStarted.Text",
    "Open the tab Governance MI: load the sample to see what it does, or build the pack from your own tables.",
  );
  const help = urlId(resources, "GetStarted.Url", "help/index.html");
  return `          <GetStarted>
            <Title resid="${title}"/>
            <Description resid="${text}"/>
            <LearnMoreUrl resid="${help}"/>
          </GetStarted>`;
}

function ribbonGroup(resources: Resources, page: string, group: string, label: string): string {
  const inGroup = officeCommands.filter((c) => c.ribbon?.group === group);
  const buttons = inGroup
    .filter((c) => c.ribbon?.menu === undefined)
    .map((c) => button(resources, page, c, "", "Control"));
  const menus = ribbonMenus
    .filter((m) => m.group === group)
    .map((m) => {
      const items = inGroup.filter((c) => c.ribbon?.menu === m.id).map((c) => button(resources, page, c, "", "Item"));
      const label = shortId(resources, `Menu.${m.id}.Label`, m.label);
      const tip = longId(resources, `Menu.${m.id}.Tip`, m.description);
      return indent(
        16,
        `<Control xsi:type="Menu" id="Menu.${m.id}">
  <Label resid="${label}"/>
${supertip(label, tip)}
${icon(resources, m.icon)}
  <Items>
${items.join("").replace(/^ {12}/gm, "")}  </Items>
</Control>`,
      );
    });
  const name = shortId(resources, `Group.${group}.Label`, label);
  return indent(
    14,
    `<Group id="GovernanceMI.Group.${group}">
  <Label resid="${name}"/>
${icon(resources, inGroup[0]?.icon ?? "product")}
${[...menus, ...buttons]
  .join("")
  .replace(/^ {14}/gm, "")
  .trimEnd()}
</Group>`,
  );
}

/** A button, or an item of a menu. The pane itself is opened by Excel; all else is a function of ours. */
function button(
  resources: Resources,
  page: string,
  command: Command,
  prefix: string,
  element: "Control" | "Item",
): string {
  const label = shortId(resources, `${command.id}.Label`, command.ribbon?.label ?? command.title);
  const title = shortId(resources, `${command.id}.Title`, command.title);
  const tip = longId(resources, `${command.id}.Tip`, tooltip(command));
  const action =
    command.id === "pane.open"
      ? `<Action xsi:type="ShowTaskpane">
    <SourceLocation resid="${page}"/>
  </Action>`
      : `<Action xsi:type="ExecuteFunction">
    <FunctionName>${command.id}</FunctionName>
  </Action>`;
  return indent(
    16,
    `<${element}${element === "Control" ? ` xsi:type="Button"` : ""} id="${prefix}${command.id}">
  <Label resid="${label}"/>
${supertip(title, tip)}
${icon(resources, command.icon)}
  ${action}
</${element}>`,
  );
}

function tooltip({ description, keys }: Command): string {
  return keys ? `${description} (${keys.default})` : description;
}

function supertip(title: string, text: string): string {
  return `  <Supertip>
    <Title resid="${title}"/>
    <Description resid="${text}"/>
  </Supertip>`;
}

function icon(resources: Resources, name: IconName): string {
  const images = iconSizes.map((size) => {
    const id = `Icon.${name}.${size}`;
    resources.images.set(id, `${localUrl}assets/icons/${name}-${size}.png`);
    return `    <bt:Image size="${size}" resid="${id}"/>`;
  });
  return `  <Icon>\n${images.join("\n")}\n  </Icon>`;
}

function urlId(resources: Resources, id: string, path: string): string {
  resources.urls.set(id, localUrl + path);
  return id;
}

/** Ids of resources have at most 32 characters. */
function shortened(id: string): string {
  return id.length <= 32 ? id : id.slice(0, 16) + id.slice(-16);
}

function shortId(resources: Resources, id: string, text: string): string {
  resources.short.set(shortened(id), text);
  return shortened(id);
}

function longId(resources: Resources, id: string, text: string): string {
  resources.long.set(shortened(id), text);
  return shortened(id);
}

function entries(element: string, values: ReadonlyMap<string, string>): string {
  return [...values]
    .map(([id, value]) => `        <bt:${element} id="${id}" DefaultValue="${escape(value)}"/>\n`)
    .join("");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function indent(by: number, text: string): string {
  return `${text.replace(/^(?=.)/gm, " ".repeat(by))}\n`;
}

/** Ids that the manifest must name: all that Excel itself can start. */
export const startableIds: readonly string[] = commands.filter((c) => officeCommands.includes(c)).map((c) => c.id);
