import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { extname, join, normalize, sep } from "node:path";
import { panePage } from "./paneBuild";
import { localPanePage, NO_PANE } from "./panePage";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
/** Nothing from elsewhere, nothing evaluated. Workers and pictures may be made in the page itself. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
/** Where the workbench is looked for first. */
export const FIRST_PORT = 3210;
const PORTS = 200;

export interface ServerFolders {
  readonly root: string;
  /** The bundle of the workbench's own pages. */
  readonly out: string;
}

interface Answer {
  readonly body: string | Buffer;
  readonly type: string;
}

/** A file below a folder; null when it is not there or the path leads outside. */
async function fileOf(folder: string, path: string): Promise<Answer | null> {
  const full = normalize(join(folder, path));
  if (!full.startsWith(folder + sep)) return null;
  try {
    return { body: await readFile(full), type: TYPES[extname(full).toLowerCase()] ?? "application/octet-stream" };
  } catch {
    return null;
  }
}

async function paneAnswer(root: string): Promise<Answer> {
  const page = panePage(root);
  const html = page === null ? NO_PANE : localPanePage(await readFile(page, "utf8"));
  return { body: html, type: TYPES[".html"] ?? "" };
}

async function answer({ root, out }: ServerFolders, path: string): Promise<Answer | null> {
  if (path === "/") return fileOf(join(root, "src", "entry"), "workbench.html");
  if (path === "/office/client.js") {
    const client = createRequire(join(root, "package.json")).resolve(
      "@microsoft/office-js/dist/excel-web-16.00.debug.js",
    );
    return { body: await readFile(client), type: TYPES[".js"] ?? "" };
  }
  if (path.startsWith("/office/pane-")) return fileOf(out, path.slice("/office/".length));
  if (path === "/pane/taskpane.html") return paneAnswer(root);
  if (path === "/functions.json") return fileOf(join(root, "src", "functions"), "functions.json");
  if (path.startsWith("/pane/")) return fileOf(join(root, "dist"), path.slice("/pane/".length));
  if (path.startsWith("/assets/")) return fileOf(join(root, "assets"), path.slice("/assets/".length));
  return fileOf(out, path.slice(1));
}

/** Only this machine's own names: a page elsewhere must not reach the workbench through a name of its own. */
function isLocal(request: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(request.headers.host ?? "");
}

async function serve(folders: ServerFolders, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("Content-Security-Policy", POLICY);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cache-Control", "no-cache");
  const refuse = (status: number, text: string): void => {
    response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
  };
  if (!isLocal(request)) return refuse(403, "Only this machine may use the workbench.");
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Only reading is possible here.");
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  const found = await answer(folders, path);
  if (!found) return refuse(404, "Not found");
  response.writeHead(200, { "Content-Type": found.type, "Content-Length": Buffer.byteLength(found.body) });
  response.end(request.method === "HEAD" ? undefined : found.body);
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
}

export interface Running {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the workbench to this machine only, on the first free port from 3210 on (or on any, `port` 0). */
export async function startServer(folders: ServerFolders, port = FIRST_PORT): Promise<Running> {
  const server = createServer((request, response) => {
    serve(folders, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  let found = await listen(server, port);
  for (let next = port + 1; !found && port !== 0 && next < port + PORTS; next++) found = await listen(server, next);
  if (!found) throw new Error(`no free port from ${port} on`);
  const used = (server.address() as AddressInfo).port;
  return {
    address: `http://localhost:${used}/`,
    port: used,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
