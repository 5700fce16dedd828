/// <reference types="office-js" />

/** Microsoft's two globals. Given, not taken, so that the same code runs in Excel, in the workbench and in Node. */
export interface OfficeApi {
  readonly Excel: Pick<typeof Excel, "run">;
  readonly Office: {
    readonly context: { readonly requirements: Pick<Office.RequirementSetSupport, "isSetSupported"> };
  };
}

/** The requirement sets that the add-in uses beyond those its manifest asks for. */
export function supports(api: OfficeApi, version: string): boolean {
  return api.Office.context.requirements.isSetSupported("ExcelApi", version);
}
