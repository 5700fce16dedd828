/** Runs in the pane's page before Microsoft's client file: the one global through which all its traffic goes. */
import { type ClientWindow, prepareWindow } from "../officejs/clientShim";
import { hostOfParent } from "./connection";

prepareWindow(window as unknown as ClientWindow, hostOfParent().bridge.native);
