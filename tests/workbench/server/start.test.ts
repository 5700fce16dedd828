import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";

/** `npm start` as a person starts it: a process of its own, which says where it is and ends when it is told to. */
const root = process.cwd();
const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
const started: ChildProcess[] = [];
let taken: Server;
let port: number;

beforeAll(async () => {
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  port = (taken.address() as { port: number }).port;
});

afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  taken.close();
});

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  said(): string;
  ended(): Promise<number | null>;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Started> {
  const command = [tsx, "scripts/workbench-server.ts", ...args];
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString("utf8");
      const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (address && said.includes("Ctrl+C")) resolve({ child, address, said: () => said, ended: () => ended });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then((code) => reject(new Error(`ended with ${code}:\n${said}`)));
  });
}

/** What this machine is called by others; none of these names may be answered. */
function otherAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.filter((one) => !one.internal && one.family === "IPv4").map((one) => one.address);
}

test("a port that is taken is said and passed over; only this machine is answered; Ctrl+C ends it cleanly", async () => {
  const one = await start(["--no-open", "--port", String(port)]);
  const used = Number(new URL(one.address).port);
  expect(used).toBeGreaterThan(port);
  expect(one.said()).toContain(`Port ${port} is taken: ${used} is used instead.`);
  expect((await fetch(one.address)).status).toBe(200);
  for (const other of otherAddresses())
    await expect(fetch(`http://${other}:${used}/`, { signal: AbortSignal.timeout(3000) })).rejects.toThrow();
  one.child.kill("SIGINT");
  const code = await one.ended();
  if (process.platform !== "win32") expect([code, /closed/.test(one.said())]).toEqual([0, true]);
  await expect(fetch(one.address)).rejects.toThrow();
}, 240_000);

test("where no browser can be opened it says where it is and goes on, until it is told to end", async () => {
  const { CI: _ci, ...env } = process.env;
  // a desktop without the command that opens addresses (on Windows and Mac the command is always there)
  const bare = process.platform === "linux" ? { ...env, DISPLAY: ":99", PATH: "" } : process.env;
  const two = await start([...(process.platform === "linux" ? [] : ["--no-open"]), "--port", "0"], bare);
  expect((await fetch(two.address)).status).toBe(200);
  expect(two.said()).not.toMatch(/error|ENOENT/i);
  two.child.kill("SIGTERM");
  const code = await two.ended();
  if (process.platform !== "win32") expect(code).toBe(0);
}, 240_000);

test("a port that is none is refused in a sentence", async () => {
  await expect(start(["--no-open", "--port", "many"])).rejects.toThrow(/ended with 2:\n--port needs a number/);
});
