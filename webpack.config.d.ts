import type { Configuration } from "webpack";

export interface Deployment {
  readonly baseUrl: string;
  readonly helpUrl: string;
  readonly supportUrl: string;
}
export function deployment(production: boolean, env?: Readonly<Record<string, string | undefined>>): Deployment;
export function released(text: string, settings: Deployment): string;
export default function config(env: object, argv: { readonly mode?: string }): Promise<Configuration>;
