/** `npm run icons`: draws assets/icons/*.png with a browser; run it after a change of scripts/icons/shapes.ts. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";
import { iconNames } from "../src/commands/Command";
import { iconSizes, iconSvg } from "./icons/shapes";

const folder = "assets/icons";
await mkdir(folder, { recursive: true });
for (const old of await readdir(folder)) await rm(`${folder}/${old}`);
const browser = await playwright.launch({
  executablePath: process.env["CHROME_PATH"] ?? (await chromium.executablePath()),
  args: chromium.args,
  headless: true,
});
const page = await browser.newPage();
for (const name of iconNames) {
  for (const size of iconSizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<body style="margin:0">${iconSvg(name, size)}</body>`);
    await writeFile(`${folder}/${name}-${size}.png`, await page.screenshot({ omitBackground: true }));
  }
}
// one look at all of them, for the reviewer
const sheet = iconNames
  .map((name) => iconSizes.map((size) => iconSvg(name, size)).join(" "))
  .map((row) => `<div style="padding:6px">${row}</div>`)
  .join("");
await page.setViewportSize({ width: 440, height: 1180 });
await page.setContent(`<body style="margin:0;background:linear-gradient(90deg,#fff 60%,#222 60%)">${sheet}</body>`);
await mkdir("out", { recursive: true });
await page.screenshot({ path: "out/icons.png" });
await browser.close();
console.log(`${folder}: ${iconNames.length} icons in ${iconSizes.length} sizes; all of them in out/icons.png`);
