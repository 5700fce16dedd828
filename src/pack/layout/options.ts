export interface LayoutOptions {
  /**
   * Target of a link to a source cell (`Observations!C412`): inside Excel `#Observations!C412`, for a pack file the
   * input's relative path with that fragment; null when there is nothing to link to.
   */
  readonly sourceLink: (address: string) => string | null;
  /** False: pages and columns marked internal are left out (copy for the other party). */
  readonly internal: boolean;
  /** True: formulas are written as the values they give (values-only copy). */
  readonly valuesOnly?: boolean;
}

/** Resolves a document's link: `page:<id>` inside the pack, else a source cell. */
export type Linker = (link: string) => { target: string; tip: string } | undefined;
