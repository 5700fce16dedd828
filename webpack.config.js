import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack from "webpack";

// webpack's own minimiser, with swc for its engine: a third of the time of the usual one
const Minimiser = createRequire(fileURLToPath(import.meta.resolve("webpack")))("minimizer-webpack-plugin");

const root = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));

/** Where everything is served from while developing; manifest, metadata and shortcuts are written with it. */
const LOCAL = "https://localhost:3000/";

/**
 * What a deployment sets, as environment variables (docs/deployment.md): MI_BASE_URL, MI_HELP_URL, MI_SUPPORT_URL.
 * The address for want of another is reserved for examples and leads nowhere, so that a forgotten setting is seen at once.
 */
export function deployment(production, env = process.env) {
  const slash = (url) => (url.endsWith("/") ? url : `${url}/`);
  const baseUrl = production ? slash(env.MI_BASE_URL ?? "https://governance-mi-pack.example/") : LOCAL;
  const helpUrl = slash(env.MI_HELP_URL ?? `${baseUrl}help/`);
  const supportUrl = env.MI_SUPPORT_URL ?? `${helpUrl}support.html`;
  for (const url of [baseUrl, helpUrl, supportUrl])
    if (!/^https:\/\/[^\s"<>&]+$/.test(url)) throw new Error(`${url} is no https address`);
  return { baseUrl, helpUrl, supportUrl };
}

/** Replaces the addresses of development, all of them: support first, then help, then the rest, then the bare origin. */
export function released(text, { baseUrl, helpUrl, supportUrl }) {
  return text
    .replaceAll(`${LOCAL}help/support.html`, supportUrl)
    .replaceAll(`${LOCAL}help/`, helpUrl)
    .replaceAll(LOCAL, baseUrl)
    .replaceAll(LOCAL.replace(/\/$/, ""), new URL(baseUrl).origin);
}

/** Certificates that the browser trusts; where there are none yet, the system asks whether to trust a new one. */
async function devServer() {
  const { getHttpsServerOptions } = await import("office-addin-dev-certs");
  return {
    port: 3000,
    server: { type: "https", options: await getHttpsServerOptions() },
    headers: { "Access-Control-Allow-Origin": "*" },
    // reloading, without code from strings: the page's policy forbids it
    hot: false,
    liveReload: true,
    client: { overlay: false },
  };
}

export default async function config(env, argv) {
  const production = argv.mode !== "development";
  const settings = deployment(production);
  const release = (content) => released(content.toString("utf8"), settings);
  return {
    context: root,
    mode: production ? "production" : "development",
    // not eval: the page's content security policy forbids it
    devtool: "source-map",
    entry: {
      // first and by itself: a workbook asks for its values before anybody looks at the pane
      functions: "./src/entry/functions.ts",
      taskpane: { import: "./src/entry/taskpane.tsx", dependOn: "functions" },
    },
    output: {
      path: resolve(root, process.env.MI_DIST ?? "dist"),
      // the manifest names functions.js; the others carry their content in their names, so that no old one is ever used
      filename: ({ chunk }) =>
        chunk?.name === "functions" || !production ? "[name].js" : "[name].[contenthash:10].js",
      chunkFilename: production ? "chunks/[name].[contenthash:10].js" : "chunks/[name].js",
      publicPath: "auto",
      clean: { keep: /^mi-pack\.js/ },
    },
    resolve: { extensions: [".ts", ".tsx", ".js", ".json"] },
    module: {
      rules: [
        // the pane reads the functions' metadata too: its help must lead where the release is
        { test: /functions\.json$/, type: "json", parser: { parse: (text) => JSON.parse(release(text)) } },
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "swc-loader",
          options: {
            jsc: {
              parser: { syntax: "typescript", tsx: true },
              target: "es2022",
              transform: { react: { runtime: "automatic", development: !production } },
            },
          },
        },
      ],
    },
    plugins: [
      new webpack.DefinePlugin({
        MI_VERSION: JSON.stringify(version),
        MI_HELP_URL: JSON.stringify(settings.helpUrl),
      }),
      new HtmlPlugin({
        template: "./src/entry/taskpane.html",
        filename: "taskpane.html",
        chunks: ["functions", "taskpane"],
        chunksSortMode: "manual",
        scriptLoading: "defer",
        minify: false,
      }),
      new CopyPlugin({
        patterns: [
          { from: "manifest.xml", transform: release },
          { from: "assets/shortcuts.json", to: "assets/shortcuts.json", transform: release },
          { from: "src/functions/functions.json", to: "functions.json", transform: release },
          { from: "assets/icons", to: "assets/icons" },
          { from: "out/help", to: "help", noErrorOnMissing: true },
        ],
      }),
    ],
    optimization: { minimizer: [new Minimiser({ minify: Minimiser.swcMinify, extractComments: false })] },
    performance: { hints: false },
    stats: "errors-warnings",
    cache: { type: "filesystem", buildDependencies: { config: [fileURLToPath(import.meta.url)] } },
    ...(process.env.WEBPACK_SERVE ? { devServer: await devServer() } : {}),
  };
}
