/** Runs in the pane's page after Microsoft's client file: what office.js's loader would have prepared around it. */
import { type ClientWindow, installShim } from "../officejs/clientShim";
import { hostOfParent, themeOfParent } from "./connection";

const host = hostOfParent();
installShim(window as unknown as ClientWindow, { sets: host.sets, settings: host.book.settings, theme: themeOfParent });
