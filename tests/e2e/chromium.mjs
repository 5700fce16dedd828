/** Prints where the browser of @sparticuz/chromium is, unpacked if need be. The package speaks ES modules only. */
import chromium from "@sparticuz/chromium";

process.stdout.write(await chromium.executablePath());
