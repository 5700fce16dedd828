import type { Area } from "./addresses";

export interface ErrorAlert {
  readonly showAlert?: boolean;
  readonly message?: string;
  readonly title?: string;
  readonly style?: string;
}

export interface Prompt {
  readonly showPrompt?: boolean;
  readonly message?: string;
  readonly title?: string;
}

/** The rule that governs what may be typed into an area. */
export interface ValidationModel {
  readonly area: Area;
  /** One key only: list, wholeNumber, decimal, date, time, textLength or custom. */
  rule: Readonly<Record<string, unknown>>;
  errorAlert: ErrorAlert;
  prompt: Prompt;
  ignoreBlanks: boolean;
}
