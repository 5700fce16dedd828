import { officeThemeOf } from "../page/pageTheme";
import type { ExcelHost } from "../officejs/ExcelHost";

/** What the workbench's page leaves for the page of the pane, which stands in a frame of the same origin. */
export interface WorkbenchWindow {
  readonly miWorkbench?: { readonly host: ExcelHost };
}

export function hostOfParent(): ExcelHost {
  const host = (window.parent as unknown as WorkbenchWindow).miWorkbench?.host;
  if (!host) throw new Error("the pane's page must stand inside the workbench");
  return host;
}

/** Office's theme, as the page around the pane would have it. */
export function themeOfParent(): Readonly<Record<string, unknown>> {
  return { ...officeThemeOf(window.parent.document.documentElement) };
}
